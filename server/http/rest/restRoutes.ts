import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
} from 'graphql';
import { rootFields } from '../../kernel/guard.js';
import { allNouns } from '../../kernel/noun.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Where an operation of the schema is found in the REST interface. */
export interface RestRoute {
  /** `Query.clients` */
  operation: string;
  method: Method;
  /** Below `/api`, with `:name` for arguments in the path. */
  path: string;
  status: 200 | 201;
  tag: string;
  /** The fields of the mutation's `input`, when it takes one. */
  inputKeys: string[] | null;
  /** The names and types of its arguments, which are parameters of the address where nothing is sent. */
  args: Map<string, string>;
}

/** Operations whose place does not follow from the names of a noun. */
const PLACES: Record<string, [method: Method, path: string]> = {
  'Query.defaultPipeline': ['GET', '/pipelines/default'],
  'Query.board': ['GET', '/pipelines/:pipelineId/board'],
  'Mutation.createPipelineStage': ['POST', '/pipelines/:pipelineId/stages'],
  'Mutation.updatePipelineStage': ['PUT', '/stages/:id'],
  'Mutation.deletePipelineStage': ['DELETE', '/stages/:id'],
  'Mutation.reorderPipelineStages': ['POST', '/pipelines/:pipelineId/stages/reorder'],
  'Mutation.moveOpportunity': ['POST', '/opportunities/:id/move'],
  'Mutation.winOpportunity': ['POST', '/opportunities/:id/win'],
  'Mutation.loseOpportunity': ['POST', '/opportunities/:id/lose'],
  'Mutation.reopenOpportunity': ['POST', '/opportunities/:id/reopen'],
  'Query.myActivities': ['GET', '/activities/my'],
  'Query.overdueActivities': ['GET', '/activities/overdue'],
  'Query.upcomingActivities': ['GET', '/activities/upcoming'],
  'Query.dueTodayActivities': ['GET', '/activities/today'],
  'Query.activityCounts': ['GET', '/activities/counts'],
  'Mutation.completeActivity': ['POST', '/activities/:id/complete'],
  'Mutation.reopenActivity': ['POST', '/activities/:id/reopen'],
  'Query.unreadNotifications': ['GET', '/notifications/unread'],
  'Mutation.markNotification': ['POST', '/notifications/:id/mark'],
  'Mutation.markAllNotificationsRead': ['POST', '/notifications/read'],
  'Mutation.muteNotifications': ['POST', '/notifications/mute'],
  'Query.attachmentStats': ['GET', '/attachments/stats'],
  'Mutation.createAttachments': ['POST', '/attachments/bulk'],
  'Query.leadConversionPreview': ['GET', '/leads/:id/conversion'],
  'Mutation.convertLead': ['POST', '/leads/:id/convert'],
  'Mutation.undoConversion': ['POST', '/leads/:id/undo-conversion'],
  'Mutation.assignLead': ['POST', '/leads/:id/assign'],
  'Query.leadCampaigns': ['GET', '/leads/campaigns'],
  'Query.pipelineAnalytics': ['GET', '/pipelines/:pipelineId/analytics'],
  'Query.leadSettings': ['GET', '/lead-settings'],
};

/** Every query and mutation with its place: that of its noun, one of its own, or `/name-of-the-operation`. */
export function restRoutes(schema: GraphQLSchema): RestRoute[] {
  const places = new Map([...nounPlaces(), ...Object.entries(PLACES)]);
  const nouns = new Set(allNouns().map(({ plural }) => kebab(plural)));
  const tagOf = (path: string) => {
    const first = path.split('/')[1]!;
    return nouns.has(first) ? first : first === 'stages' ? 'pipelines' : 'further operations';
  };
  return rootFields(schema)
    .filter(({ kind, field }) => kind !== 'Subscription' && !field.name.startsWith('_'))
    .map(({ kind, field }) => {
      const operation = `${kind}.${field.name}`;
      const [method, path] = places.get(operation) ?? [
        kind === 'Query' ? 'GET' : 'POST',
        `/${kebab(field.name)}`,
      ];
      return {
        operation,
        method,
        path,
        status: field.name.startsWith('create') ? 201 : 200,
        tag: tagOf(path),
        inputKeys: inputKeysOf(field),
        args: new Map(field.args.map(({ name, type }) => [name, String(getNullableType(type))])),
      };
    });
}

/** `Query.clients` → GET /clients, `Mutation.updateClient` → PUT /clients/:id and so on, for every noun. */
const nounPlaces = (): [string, [Method, string]][] =>
  allNouns().flatMap(({ Class: { name }, plural }) => {
    const path = `/${kebab(plural)}`;
    const one = name.charAt(0).toLowerCase() + name.slice(1);
    return [
      [`Query.${plural}`, ['GET', path]],
      [`Query.${one}`, ['GET', `${path}/:id`]],
      [`Mutation.create${name}`, ['POST', path]],
      [`Mutation.update${name}`, ['PUT', `${path}/:id`]],
      [`Mutation.delete${name}`, ['DELETE', `${path}/:id`]],
      [`Mutation.restore${name}`, ['POST', `${path}/:id/restore`]],
    ] as [string, [Method, string]][];
  });

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function inputKeysOf({ args }: Pick<GraphQLField<unknown, unknown>, 'args'>): string[] | null {
  const type = args.length === 1 && args[0]!.name === 'input' ? getNamedType(args[0]!.type) : null;
  return isInputObjectType(type) ? Object.keys(type.getFields()) : null;
}
