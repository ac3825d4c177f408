import { definePolicy, ownerRule } from '../../kernel/policy.js';
import { Activity } from './activity.entity.js';

definePolicy(Activity, {
  visible: (actor) => {
    const rule = ownerRule(actor, 'activity.view', 'assigneeId');
    return typeof rule === 'boolean' ? rule : { or: [rule, { createdById: rule.assigneeId }] };
  },
  owners: (activity) => [activity.assigneeId, activity.createdById],
  verbs: ['complete', 'reopen'],
});
