import { definePolicy, ownerRule, usersIn } from '../../kernel/policy.js';
import { Activity } from './activity.entity.js';

definePolicy(Activity, {
  visible: (actor) => {
    const rule = ownerRule(actor, 'activity.view', 'assigneeId');
    if (typeof rule === 'boolean') return rule;
    const { in: users } = rule.assigneeId as { in: string[] };
    const attended = { attendeeRefs: { hasAny: users.map((id) => `User:${id}`) } };
    return { or: [rule, { createdById: rule.assigneeId }, attended] };
  },
  owners: (activity) => [activity.assigneeId, activity.createdById],
  people: (actor) => usersIn(actor, 'activity.view'),
  verbs: ['complete', 'reopen'],
});
