import type { Scope } from '../../kernel/actor.js';

export interface BuiltInRole {
  key: string;
  name: string;
  description: string;
  permissions: Record<string, Scope>;
}

const grant = (scope: Scope, nouns: string[], verbs: string[]): Record<string, Scope> =>
  Object.fromEntries(nouns.flatMap((noun) => verbs.map((verb) => [`${noun}.${verb}`, scope])));

const RECORDS = ['client', 'contact', 'lead', 'opportunity', 'interaction', 'activity'];
const SETTINGS = ['pipeline', 'scoringRule', 'assignmentRule', 'customField', 'user', 'team', 'role', 'tag'];
/** What everybody may look up, and sales managers keep. */
const CATALOGUE = ['product', 'priceList', 'competitor', 'callScript'];
const look = grant('ALL', [...SETTINGS, ...CATALOGUE], ['view']);
/** Everybody keeps views of their own; who manages others also shares and tends theirs. */
const ownViews = {
  'savedView.view': 'ALL',
  ...grant('OWN', ['savedView'], ['create', 'update', 'delete']),
} as const;
const sharedViews = grant('ALL', ['savedView'], ['view', 'create', 'update', 'delete', 'share']);
/** Files are seen with the record they hang on; this is about those one has uploaded oneself. */
const files = {
  ...grant('ALL', ['attachment'], ['view', 'create']),
  ...grant('OWN', ['attachment'], ['update', 'delete']),
};
const moves = ['move', 'win', 'lose', 'reopen'];
const finishes = ['complete', 'reopen'];
/** Plans for anybody, works on what is one's own. */
const plans = {
  ...grant('ALL', ['activity'], ['create']),
  ...grant('OWN', ['activity'], ['update', 'delete', ...finishes]),
};

/** The seven roles every organization starts with. Their permissions are data: each can be changed afterwards. */
export const BUILT_IN_ROLES: BuiltInRole[] = [
  {
    key: 'OWNER',
    name: 'Owner',
    description: 'Everything, including the organization itself.',
    permissions: { '*': 'ALL' },
  },
  {
    key: 'ADMIN',
    name: 'Admin',
    description: 'Everything: settings, people and records.',
    permissions: { '*': 'ALL' },
  },
  {
    key: 'SALES_MANAGER',
    name: 'Sales manager',
    description: 'All sales records, pipelines, imports and the undo of others.',
    permissions: {
      ...look,
      ...sharedViews,
      ...grant('ALL', RECORDS, ['view', 'create', 'update', 'delete']),
      ...grant('ALL', ['opportunity'], [...moves, 'viewAmount']),
      ...grant('ALL', ['lead'], ['convert', 'assign']),
      ...grant('ALL', ['interaction'], ['pin']),
      ...grant(
        'ALL',
        ['pipeline', 'customField', 'scoringRule', 'assignmentRule', 'tag'],
        ['create', 'update', 'delete'],
      ),
      ...grant('ALL', CATALOGUE, ['create', 'update', 'delete']),
      'product.viewCost': 'ALL',
      'customField.exportPersonal': 'ALL',
      ...grant('ALL', ['activity'], finishes),
      ...grant('ALL', ['attachment'], ['view', 'create', 'update', 'delete']),
      ...grant('ALL', [...RECORDS, 'attachment', 'product', 'priceList', 'competitor'], ['export']),
      'export.view': 'ALL',
      ...grant('ALL', ['import'], ['view', 'create', 'undo']),
      'changeSet.undo': 'ALL',
      'user.update': 'OWN',
      ...grant('OWN', ['apiKey'], ['view', 'create', 'delete']),
    },
  },
  {
    key: 'SALES_REP',
    name: 'Sales rep',
    description: "Sees the team's sales records, changes their own.",
    permissions: {
      ...look,
      ...ownViews,
      ...grant('TEAM', RECORDS, ['view']),
      ...grant('ALL', ['client', 'contact'], ['view']),
      ...grant('OWN', RECORDS, ['create', 'update', 'delete']),
      ...grant('OWN', ['opportunity'], moves),
      ...grant('OWN', ['lead'], ['convert', 'assign']),
      ...grant('TEAM', ['interaction'], ['pin']),
      ...grant('OWN', ['activity'], finishes),
      ...files,
      ...grant('OWN', RECORDS, ['export']),
      ...grant('OWN', ['export'], ['view']),
      'tag.create': 'ALL',
      'opportunity.viewAmount': 'ALL',
      ...grant('OWN', ['import'], ['view', 'create', 'undo']),
      'user.update': 'OWN',
      ...grant('OWN', ['apiKey'], ['view', 'create', 'delete']),
    },
  },
  {
    key: 'SERVICE_REP',
    name: 'Service rep',
    description: 'Sees complete client histories and logs interactions.',
    permissions: {
      ...look,
      ...ownViews,
      ...grant('ALL', RECORDS, ['view']),
      ...grant('ALL', ['client', 'contact'], ['create', 'update']),
      ...grant('ALL', ['interaction', 'lead'], ['create']),
      ...grant('ALL', ['interaction'], ['pin']),
      ...grant('OWN', ['interaction'], ['update', 'delete']),
      ...plans,
      ...files,
      'user.update': 'OWN',
    },
  },
  {
    key: 'MARKETER',
    name: 'Marketer',
    description: 'All clients, contacts and leads; sees opportunities without their amounts.',
    permissions: {
      ...look,
      ...ownViews,
      ...grant('ALL', RECORDS, ['view']),
      ...grant('ALL', ['client', 'contact'], ['create', 'update']),
      ...grant('ALL', ['lead'], ['create', 'update', 'assign']),
      ...grant('ALL', ['interaction'], ['create']),
      ...plans,
      ...files,
      ...grant('ALL', ['client', 'contact', 'lead', 'activity'], ['export']),
      ...grant('OWN', ['export'], ['view']),
      ...grant('ALL', ['tag'], ['create', 'update']),
      ...grant('OWN', ['import'], ['view', 'create', 'undo']),
      'user.update': 'OWN',
    },
  },
  {
    key: 'READ_ONLY',
    name: 'Read only',
    description: 'Sees everything, changes nothing.',
    permissions: {
      ...look,
      ...ownViews,
      ...grant('ALL', [...RECORDS, 'attachment'], ['view']),
      'opportunity.viewAmount': 'ALL',
    },
  },
];
