import { derivedFrom } from '../../kernel/columns.js';
import type { Feature } from '../../kernel/feature.js';
import { definePolicy } from '../../kernel/policy.js';
import { hasMany } from '../../kernel/reference.js';
import { onLeadConverted } from '../leads/onLeadConverted.js';
import { Attachment } from './attachment.entity.js';
import { attachmentResolvers } from './attachment.resolver.js';
import './attachment.rules.js';
import { attachmentFiles } from './attachments.http.js';
import { carryAttachments } from './carryAttachments.js';
import { attachmentLinks, visibleWithRecord } from './links.js';
import { sweepFiles } from './sweepFiles.js';

definePolicy<Attachment>(Attachment, {
  visible: visibleWithRecord,
  owners: ({ uploadedById }) => [uploadedById],
});
onLeadConverted(carryAttachments);
for (const { Class, field } of attachmentLinks()) {
  hasMany(Class, 'attachments', Attachment, field.key, {
    description: 'Its files, newest first.',
    orderBy: [{ field: 'id', direction: 'DESC' }],
  });
  derivedFrom(Class, 'attachments', []);
}

export const attachments: Feature = {
  name: 'attachments',
  entities: [Attachment],
  resolvers: attachmentResolvers,
  jobs: [sweepFiles as never],
  http: attachmentFiles,
};
