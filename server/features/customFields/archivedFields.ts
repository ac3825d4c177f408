import type { Context } from '../../kernel/context.js';
import { CustomFieldDefinition } from './customField.entity.js';

/** Archived custom fields, newest first. */
export const archivedFields = (ctx: Context): Promise<CustomFieldDefinition[]> =>
  ctx.db.find(
    CustomFieldDefinition,
    { deletedAt: { isNull: false } },
    { deleted: true, orderBy: [{ field: 'deletedAt', direction: 'DESC' }], limit: 100 },
  );
