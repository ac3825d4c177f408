import { setTimeout as pause } from 'node:timers/promises';
import {
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { newId } from '../kernel/clock.js';
import { rootFields } from '../kernel/guard.js';
import { rapportSchema } from '../schema.js';
import { attach } from '../testing/files.js';
import { type House, openHouse } from '../testing/house.js';
import { type Person } from '../testing/person.js';

/** One record of each type that operations take ids of, all in the organization of the victim. */
let foreign: Record<string, string>;
let house: House;
let victim: Person;
let attacker: Person;

beforeAll(async () => {
  house = await openHouse();
  victim = (await house.organization()).owner;
  attacker = (await house.organization()).owner;
  const client = await victim.client({ companyName: 'Globex' });
  const opportunity = await victim.opportunity({ clientId: client.id });
  const { defaultPipeline } = await victim.run<{ defaultPipeline: { id: string; stages: { id: string }[] } }>(
    '{ defaultPipeline { id stages { id } } }',
  );
  const { roles } = await victim.run<{ roles: { nodes: { id: string }[] } }>('{ roles { nodes { id } } }');
  const product = await victim.create('Product', { name: 'Secret' });
  const priceList = await victim.create('PriceList', { name: 'Secret' });
  const contact = await victim.create('Contact', { lastName: 'Doe', clientId: client.id });
  const elsewhere = await victim.client({ companyName: 'Elsewhere' });
  foreign = {
    Client: client.id,
    Opportunity: opportunity.id,
    Contact: contact.id,
    Affiliation: (await victim.create('Affiliation', { contactId: contact.id, clientId: elsewhere.id })).id,
    Interaction: (
      await victim.create('Interaction', { type: 'NOTE', subject: 'Secret', clientId: client.id })
    ).id,
    Lead: (await victim.create('Lead', { lastName: 'Doe' })).id,
    ScoringRule: (await victim.create('ScoringRule', { name: 'Any', points: 1 })).id,
    AssignmentRule: (await victim.create('AssignmentRule', { name: 'Any', userIds: [victim.userId] })).id,
    LeadSettings: (await victim.run<{ leadSettings: { id: string } }>('{ leadSettings { id } }')).leadSettings
      .id,
    Activity: (await victim.create('Activity', { subject: 'Secret', clientId: client.id })).id,
    Pipeline: defaultPipeline.id,
    PipelineStage: defaultPipeline.stages[0]!.id,
    Attachment: (await attach(victim, 'secret.txt', 'secret', { clientId: client.id })).id,
    Tag: (await victim.create('Tag', { name: 'Secret' })).id,
    Product: product.id,
    PriceList: priceList.id,
    PriceListEntry: (
      await victim.create('PriceListEntry', {
        priceListId: priceList.id,
        productId: product.id,
        unitPrice: '1',
      })
    ).id,
    Competitor: (await victim.create('Competitor', { name: 'Secret' })).id,
    CallScript: (await victim.create('CallScript', { name: 'Secret', bodyHtml: '<p>Secret</p>' })).id,
    Team: (await victim.create('Team', { name: 'Field' })).id,
    Role: roles.nodes[0]!.id,
    User: victim.userId,
    CustomFieldDefinition: (
      await victim.create('CustomFieldDefinition', {
        subjectType: 'Client',
        key: 'vat',
        label: 'VAT',
        type: 'TEXT',
      })
    ).id,
    SavedView: (await victim.create('SavedView', { name: 'Secret', subjectType: 'Client' })).id,
    ApiKey: (
      await victim.run<{ createApiKey: { apiKey: { id: string } } }>(
        'mutation { createApiKey(input: { name: "k", scopes: ["*"] }) { apiKey { id } } }',
      )
    ).createApiKey.apiKey.id,
    Notification: (await notificationOf(victim)).id,
    Organization: victim.organizationId,
    changeSet: victim.changeSetId!,
    BulkJob: await bulkJobOf(victim, client.id),
  };
  await published();
});
afterAll(() => house.close());

/** Waits until the relay has published what the victim has written: from then on nothing changes by itself. */
async function published(): Promise<void> {
  for (;;) {
    const { rows } = await house.app.services.pool.query(
      'SELECT 1 FROM event_queue WHERE organization_id = $1 AND published_at IS NULL LIMIT 1',
      [victim.organizationId],
    );
    if (rows.length === 0) return;
    await pause(20);
  }
}

/** A job of the victim. */
async function bulkJobOf(person: Person, id: string): Promise<string> {
  const { startBulkJob } = await person.run<{ startBulkJob: { id: string } }>(
    'mutation ($input: StartBulkJobInput!) { startBulkJob(input: $input) { id } }',
    { input: { subjectType: 'Client', kind: 'EDIT', ids: [id], patch: { industry: 'Secret' } } },
  );
  return startBulkJob.id;
}

/** Something the victim was told of. */
async function notificationOf(person: Person): Promise<{ id: string }> {
  const { organizationId, userId } = person;
  const { rows } = await house.app.services.pool.query(
    `INSERT INTO notifications (organization_id, id, created_at, updated_at, version, user_id, kind, subject_type, subject_id, title)
     VALUES ($1, $2, now(), now(), 1, $3, 'REMINDER', 'User', $3, 'Secret') RETURNING id`,
    [organizationId, newId(), userId],
  );
  return rows[0];
}

const everything = async () => {
  const tables = await house.app.services.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'organization_id' AND table_schema = 'public' ORDER BY 1`,
  );
  const counts: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await house.app.services.pool.query(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM ${name} t WHERE organization_id = $1`,
      [victim.organizationId],
    );
    counts[name] = rows[0].hash;
  }
  return counts;
};

/** Which type an id of an operation belongs to, by the name of the field or argument. */
function typeFor(name: string, operation: string): string | undefined {
  if (/^(id|ids)$/.test(name)) {
    const noun = operation
      .replace(
        /^(create|update|deactivate|reactivate|delete|restore|merge|move|win|lose|reopen|complete|undo|revoke|mark|convert|assign|pin|cancel|resume|reset)/,
        '',
      )
      .replace(/^startBulkJob$/, 'client')
      .replace(/^chooseView$/, 'savedView')
      .replace(/^(Record|setFavourite|orderFavourites|noteRecordViewed)$/, 'client')
      .replace(/^[a-z]/, (letter) => letter.toUpperCase());
    return (
      {
        Clients: 'Client',
        Contacts: 'Contact',
        Opportunities: 'Opportunity',
        Activities: 'Activity',
        Attachments: 'Attachment',
        Tags: 'Tag',
        Products: 'Product',
        Competitors: 'Competitor',
        ChangeSet: 'changeSet',
        Leads: 'Lead',
        Conversion: 'Lead',
        ReorderCustomFields: 'CustomFieldDefinition',
      }[noun] ?? noun
    );
  }
  const known: Record<string, string> = {
    clientId: 'Client',
    parentClientId: 'Client',
    contactId: 'Contact',
    opportunityId: 'Opportunity',
    interactionId: 'Interaction',
    activityId: 'Activity',
    pipelineId: 'Pipeline',
    stageId: 'PipelineStage',
    moveTo: 'PipelineStage',
    stageIds: 'PipelineStage',
    beforeId: 'Opportunity',
    afterId: 'Opportunity',
    ownerId: 'User',
    reassignTo: 'User',
    assigneeId: 'User',
    accountManagerId: 'User',
    userId: 'User',
    leadId: /Team$/.test(operation) ? 'User' : 'Lead',
    userIds: 'User',
    teamUserIds: 'User',
    teamId: 'Team',
    productId: 'Product',
    priceListId: 'PriceList',
    competitorIds: 'Competitor',
    lostToCompetitorId: 'Competitor',
    parentTeamId: 'Team',
    roleIds: 'Role',
    readRoleIds: 'Role',
    writeRoleIds: 'Role',
    into: 'Tag',
  };
  return known[name];
}

/** Values that would pass but for the one foreign id. */
function sample(type: GraphQLInputType, name: string, operation: string, target: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name, operation, target);
  if (isListType(type)) return name === target ? [sample(type.ofType, name, operation, target)] : [];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(
          (field) =>
            isNonNullType(field.type) ||
            field.name === target ||
            ['companyName', 'lastName'].includes(field.name),
        )
        .map((field) => [field.name, sample(field.type, field.name, operation, target)]),
    );
  if (name === target) return foreign[typeFor(name, operation)!];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isScalarType(type) && type.name === 'ID') return newId();
  const plain: Record<string, unknown> = {
    Int: 1,
    Boolean: true,
    Decimal: '1',
    JSON: {},
    Date: '2026-01-01',
    DateTime: '2026-01-01T00:00:00Z',
  };
  return (
    plain[type.name] ??
    ({ email: 'x@example.com', subjectType: 'Client', type: 'Client', key: 'abc' } as Record<string, string>)[
      name
    ] ??
    'Sample'
  );
}

const cases = rootFields(rapportSchema())
  .filter(({ kind }) => kind === 'Mutation')
  .flatMap(({ field }) =>
    field.args.flatMap((arg) => {
      const type = isNonNullType(arg.type) ? arg.type.ofType : arg.type;
      const names = isInputObjectType(type) ? Object.keys(type.getFields()) : [arg.name];
      return names
        .filter(
          (name) => typeFor(name, field.name) && !/Import|revokeSession|switchOrganization/.test(field.name),
        )
        .map((name) => [field.name, name, field] as const);
    }),
  );

describe('Ids of another organization', () => {
  test.each(cases)('%s with a foreign %s is NOT_FOUND and changes nothing', async (name, target, field) => {
    const before = await everything();
    const variables = Object.fromEntries(
      field.args
        .filter((arg) => isNonNullType(arg.type) || arg.name === target || isInputObjectType(arg.type))
        .map((arg) => [arg.name, sample(arg.type, arg.name, name, target)]),
    );
    await own(name, target, variables);
    const declared = field.args
      .filter((arg) => arg.name in variables)
      .map((arg) => `$${arg.name}: ${arg.type}`);
    const passed = Object.keys(variables).map((key) => `${key}: $${key}`);
    const inner = isCompositeType(unwrapped(field.type)) ? '{ __typename }' : '';
    const { errors } = await attacker.ask(
      `mutation (${declared.join(', ')}) { ${name}(${passed.join(', ')}) ${inner} }`,
      variables,
    );
    expect(errors?.[0]?.extensions.code ?? 'no error').toBe('NOT_FOUND');
    expect(await everything()).toEqual(before);
  });

  test('reads answer null, an empty list or nothing', async () => {
    const data = await attacker.run<Record<string, unknown>>(
      `query ($client: ID!, $opportunity: ID!, $contact: ID!) {
        client(id: $client) { id } opportunity(id: $opportunity) { id } contact(id: $contact) { id }
        clients(filter: { id: { eq: $client } }) { nodes { id } totalCount } search(text: "Globex") { type }
        opportunities(filter: { clientId: { eq: $client } }) { nodes { id } totalCount } }`,
      { client: foreign.Client, opportunity: foreign.Opportunity, contact: foreign.Contact },
    );
    expect(data).toEqual({
      client: null,
      opportunity: null,
      contact: null,
      clients: { nodes: [], totalCount: 0 },
      search: [],
      opportunities: { nodes: [], totalCount: 0 },
    });
  });
});

/** What the operation needs of the attacker's own so that only the foreign id can be the reason to fail. */
async function own(operation: string, target: string, variables: Record<string, unknown>): Promise<void> {
  const input = (variables.input ?? variables) as Record<string, unknown>;
  const noun = operation.replace(/^(update|move|win|lose|reopen|convert)/, '');
  if (target !== 'id' && 'id' in input && /^(update|move|win|lose|reopen|convert)/.test(operation))
    input.id = await ownRecord(noun);
  if (operation === 'startBulkJob') input.patch = { industry: 'Taken' };
  if (operation === 'deletePipelineStage' && target === 'moveTo') {
    const stage = await attacker.stage('Proposal');
    await attacker.opportunity({ stageId: stage });
    variables.id = stage;
  }
  if (operation === 'reorderPipelineStages' && target === 'stageIds')
    variables.pipelineId = await ownRecord('Pipeline');
  if (operation === 'reopenOpportunity' && target === 'stageId')
    await attacker.run('mutation ($id: ID!) { winOpportunity(input: { id: $id }) { id } }', { id: input.id });
  if (operation === 'setUserRoles')
    variables[target === 'userId' ? 'roleIds' : 'userId'] = target === 'userId' ? [] : attacker.userId;
  if (operation === 'createPriceListEntry')
    Object.assign(input, {
      ...(target === 'productId' ? {} : { productId: await ownRecord('Product') }),
      ...(target === 'priceListId' ? {} : { priceListId: await ownRecord('PriceList') }),
    });
  if (operation === 'createAffiliation')
    Object.assign(
      input,
      target === 'contactId'
        ? { clientId: await ownRecord('Client') }
        : { contactId: await ownRecord('Contact') },
    );
  if (operation === 'moveOpportunity' && target !== 'stageId')
    input.stageId = await attacker.stage('Proposal');
  if (operation === 'createPipelineStage' && target !== 'pipelineId')
    input.pipelineId = await ownRecord('Pipeline');
}

async function ownRecord(noun: string): Promise<string> {
  if (noun === 'Opportunity') return (await attacker.opportunity({})).id;
  if (noun === 'Client') return (await attacker.client()).id;
  if (noun === 'User') return attacker.userId;
  if (noun === 'Pipeline')
    return (await attacker.run<{ defaultPipeline: { id: string } }>('{ defaultPipeline { id } }'))
      .defaultPipeline.id;
  const inputs: Record<string, Record<string, unknown>> = {
    Contact: { lastName: 'Own' },
    Lead: { lastName: 'Own' },
    AssignmentRule: { name: 'Own', userIds: [attacker.userId] },
    Interaction: { type: 'NOTE', subject: 'Own' },
    Activity: { subject: 'Own' },
    Team: { name: 'Own' },
    Product: { name: `Own ${newId()}` },
    PriceList: { name: `Own ${newId()}` },
    SavedView: { name: 'Own', subjectType: 'Client' },
    CustomFieldDefinition: {
      subjectType: 'Lead',
      key: `own${newId().replaceAll('-', '')}`,
      label: 'Own',
      type: 'TEXT',
    },
  };
  return (await attacker.create(noun, inputs[noun]!)).id;
}

const unwrapped = (type: unknown): unknown =>
  (type as { ofType?: unknown }).ofType ? unwrapped((type as { ofType: unknown }).ofType) : type;
