import { declarePermission, definePolicy } from '../../kernel/policy.js';
import { SavedView, SavedViewChoice, ViewVisibility } from './savedView.entity.js';

declarePermission('savedView.share');

definePolicy(SavedView, {
  visible: (actor) => ({
    or: [
      { ownerId: { in: [actor.userId] } },
      { visibility: { in: [ViewVisibility.EVERYONE] } },
      {
        visibility: { in: [ViewVisibility.TEAM] },
        team: { members: { some: { id: { in: [actor.userId] } } } },
      },
    ],
  }),
  owners: (view) => [view.ownerId],
});
definePolicy(SavedViewChoice, { visible: (actor) => ({ userId: { in: [actor.userId] } }) });
