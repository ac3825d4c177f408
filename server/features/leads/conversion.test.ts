import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization({ baseCurrency: 'EUR' });
  ana = acme.owner;
});
afterAll(() => house.close());

type Row = Record<string, any>;
const RESULT =
  'id created client { id name tags customFields ownerId } contact { id name isPrimary emailOptIn doNotCall clientId } opportunity { id name clientId contactId }';
const lead = (input: Row = {}, person = ana) =>
  person.create<Row>(
    'Lead',
    { firstName: 'Jo', lastName: 'Doe', companyName: 'Globex', ...input },
    'id version',
  );
const convert = async (input: Row, person = ana, selection = RESULT) =>
  (
    await person.run<{ convertLead: Row }>(
      `mutation ($input: ConvertLeadInput!) { convertLead(input: $input) { ${selection} } }`,
      { input },
    )
  ).convertLead;
const undo = (id: string, person = ana) =>
  person.run<{ undoConversion: Row }>(
    'mutation ($id: ID!) { undoConversion(id: $id) { id status conversion { id } } }',
    { id },
  );
const one = async (noun: string, id: string, selection: string) =>
  (await ana.run<Record<string, Row>>(`query ($id: ID!) { ${noun}(id: $id) { ${selection} } }`, { id }))[
    noun
  ]!;

describe('Converting a lead', () => {
  test('makes a client, its main contact and an opportunity, and carries everything over', async () => {
    for (const subjectType of ['Lead', 'Client'])
      await ana.create('CustomFieldDefinition', { subjectType, key: 'plan', label: 'Plan', type: 'TEXT' });
    await ana.create('CustomFieldDefinition', {
      subjectType: 'Lead',
      key: 'shirt',
      label: 'Shirt',
      type: 'TEXT',
    });
    const { userId } = await acme.user('SALES_REP');
    const { id } = await lead({
      tags: ['fair'],
      ownerId: userId,
      emailOptIn: true,
      doNotCall: true,
      customFields: { plan: 'Gold', shirt: 'XL' },
    });
    const talk = await ana.create<Row>('Interaction', { type: 'NOTE', subject: 'Said hello', leadId: id });
    const { leadConversionPreview } = await ana.run<{ leadConversionPreview: Row }>(
      'query ($id: ID!) { leadConversionPreview(id: $id) { client contact opportunity kept problems } }',
      { id },
    );
    expect(leadConversionPreview).toMatchObject({
      client: { companyName: 'Globex', customFields: { plan: 'Gold' } },
      contact: { firstName: 'Jo', lastName: 'Doe' },
      opportunity: { name: 'Globex' },
      kept: ['Shirt'],
      problems: [],
    });
    const { client, contact, opportunity, created } = await convert({
      id,
      opportunity: { name: 'First order' },
    });
    expect(created).toEqual(['Client', 'Contact', 'Opportunity']);
    expect(client).toMatchObject({
      name: 'Globex',
      tags: ['fair'],
      customFields: { plan: 'Gold' },
      ownerId: userId,
    });
    expect(contact).toMatchObject({
      name: 'Jo Doe',
      isPrimary: true,
      emailOptIn: true,
      doNotCall: true,
      clientId: client.id,
    });
    expect(opportunity).toMatchObject({ name: 'First order', clientId: client.id, contactId: contact.id });
    expect(await one('interaction', talk.id, 'leadId clientId contactId opportunityId')).toEqual({
      leadId: id,
      clientId: client.id,
      contactId: contact.id,
      opportunityId: opportunity.id,
    });
    const converted = await one(
      'lead',
      id,
      'status viewerCan convertedClient { id } conversion { opportunity { id } }',
    );
    expect(converted).toEqual({
      status: 'CONVERTED',
      viewerCan: ['delete'],
      convertedClient: { id: client.id },
      conversion: { opportunity: { id: opportunity.id } },
    });
    expect((await refusal(ana.update('Lead', { id, nextStep: 'Call' }))).fields).toHaveProperty('nextStep');
    const again = await ana.run<{ leadConversionPreview: Row }>(
      'query ($id: ID!) { leadConversionPreview(id: $id) { problems } }',
      { id },
    );
    expect(again.leadConversionPreview.problems).toEqual(['This lead is converted already.']);
    const { clients } = await ana.run<{ clients: Row }>(
      'query ($id: ID!) { clients(filter: { leads: { some: { id: { eq: $id } } } }) { nodes { id } } }',
      { id },
    );
    expect(clients.nodes).toEqual([{ id: client.id }]);
  });

  test('fifty times at once has exactly one result', async () => {
    const { id } = await lead({ companyName: 'Fifty' });
    const results = await Promise.all(
      Array.from({ length: 50 }, () => convert({ id, opportunity: { name: 'Fifty' } })),
    );
    expect(new Set(results.map((each) => JSON.stringify(each))).size).toBe(1);
    const { clients, opportunities } = await ana.run<Record<string, Row>>(
      '{ clients(search: "Fifty") { totalCount } opportunities(search: "Fifty") { totalCount } }',
    );
    expect([clients!.totalCount, opportunities!.totalCount]).toEqual([1, 1]);
  });

  test('into what exists completes it, moves nobody, and makes consent only stricter', async () => {
    const client = await ana.client({ companyName: 'Initech', industry: 'Paper', tags: ['old'] });
    const elsewhere = await ana.client({ companyName: 'Elsewhere' });
    const contact = await ana.create<Row>('Contact', {
      lastName: 'Doe',
      clientId: elsewhere.id,
      emailOptIn: true,
      smsOptIn: false,
      phone: '+4930123456',
    });
    const { id } = await lead({
      industry: 'Ink',
      companySize: 9,
      tags: ['new'],
      smsOptIn: true,
      doNotCall: true,
    });
    const result = await convert({ id, clientId: client.id, contactId: contact.id });
    expect(result).toMatchObject({
      created: [],
      client: { id: client.id, tags: ['old', 'new'] },
      opportunity: null,
    });
    expect(await one('client', client.id, 'companyName industry companySize')).toEqual({
      companyName: 'Initech',
      industry: 'Paper',
      companySize: 9,
    });
    expect(await one('contact', contact.id, 'clientId emailOptIn smsOptIn doNotCall phone')).toEqual({
      clientId: elsewhere.id,
      emailOptIn: false,
      smsOptIn: false,
      doNotCall: true,
      phone: '+4930123456',
    });
  });

  test('finds what may be there already, the surest first, and says why', async () => {
    const { owner } = await house.organization();
    const far = await owner.client({ companyName: 'Umbrella Corp', website: 'https://www.umbrella.example' });
    const near = await owner.client({ companyName: 'Umbrella', email: 'ada@umbrella.example' });
    await owner.client({ companyName: 'Wayne' });
    const ada = await owner.create('Contact', { firstName: 'Ada', lastName: 'Wong', clientId: near.id });
    const { id } = await lead(
      { firstName: 'Ada', lastName: 'Wong', companyName: 'Umbrella', email: 'ada@umbrella.example' },
      owner,
    );
    const { leadConversionPreview } = await owner.run<{ leadConversionPreview: Row }>(
      'query ($id: ID!) { leadConversionPreview(id: $id) { candidates { type id score reasons } } }',
      { id },
    );
    const [first, second, third, ...more] = leadConversionPreview.candidates;
    expect(first).toMatchObject({
      id: near.id,
      reasons: ['Same e-mail address', 'Same domain', 'Same name'],
    });
    expect(second).toMatchObject({ id: far.id, reasons: ['Same domain', 'Similar name'] });
    expect(third).toMatchObject({ type: 'Contact', id: ada.id, reasons: ['Same name'] });
    expect(more).toEqual([]);
  });

  test('offers what is in the bin with the same address, to those who may restore it', async () => {
    const org = await house.organization();
    const { owner } = org;
    const email = 'lost@umbrella.example';
    const client = await owner.client({ companyName: 'Umbrella', email });
    await owner.client({ companyName: 'Still here', email });
    const contact = await owner.create('Contact', { lastName: 'Wong', email });
    const other = await owner.client({ companyName: 'Other', email: 'other@umbrella.example' });
    for (const [noun, id] of [
      ['Client', client.id],
      ['Client', other.id],
      ['Contact', contact.id],
    ])
      await owner.run(`mutation ($id: ID!) { delete${noun}(id: $id) { id } }`, { id });
    const preview = async (person: Person) => {
      const { id } = await lead({ email, companyName: 'Umbrella' }, person);
      return (
        await person.run<{ leadConversionPreview: Row }>(
          'query ($id: ID!) { leadConversionPreview(id: $id) { candidates { name } deleted { type id name } } }',
          { id },
        )
      ).leadConversionPreview;
    };
    expect((await preview(owner)).deleted).toEqual([
      { type: 'Contact', id: contact.id, name: 'Wong' },
      { type: 'Client', id: client.id, name: 'Umbrella' },
    ]);
    expect((await preview(await org.user('SALES_REP'))).deleted).toEqual([]);
    await owner.run('mutation ($id: ID!) { restoreClient(id: $id) { id } }', { id: client.id });
    const { candidates, deleted } = await preview(owner);
    expect(candidates).toContainEqual({ name: 'Umbrella' });
    expect(deleted).toMatchObject([{ id: contact.id }]);
  });

  test('names what is wrong, and leaves nothing half-done', async () => {
    const { id } = await lead({ companyName: 'Halfway' });
    const refused = await refusal(convert({ id, opportunity: { name: 'X', discount: '10' } }));
    expect(refused.fields).toHaveProperty(['opportunity.discount']);
    const { clients } = await ana.run<Record<string, Row>>('{ clients(search: "Halfway") { totalCount } }');
    expect([clients!.totalCount, (await one('lead', id, 'status')).status]).toEqual([0, 'NEW']);
  });

  test('asks for the right to convert, and tells what one may not create', async () => {
    const reader = await acme.user('READ_ONLY');
    const { id } = await lead();
    expect((await refusal(convert({ id }, reader))).code).toBe('FORBIDDEN');
    const rep = await acme.user('SALES_REP');
    const own = await lead({}, rep);
    expect((await convert({ id: own.id }, rep)).created).toEqual(['Client', 'Contact']);
    expect((await refusal(convert({ id }, rep))).code).toBe('NOT_FOUND');
  });
});

describe('A contact of another client', () => {
  const AT = 'jobTitle clientId affiliations { clientId jobTitle }';
  const notes = async (input: Row, person = ana) =>
    (
      await person.run<{ leadConversionPreview: Row }>(
        'query ($id: ID!, $clientId: ID, $contactId: ID) { leadConversionPreview(id: $id, clientId: $clientId, contactId: $contactId) { notes } }',
        input,
      )
    ).leadConversionPreview.notes;
  const elsewhere = async (org = acme) => {
    const home = await org.owner.client({ companyName: 'Elsewhere' });
    const other = await org.owner.client({ companyName: 'Initrode' });
    const contact = await org.owner.create<Row>('Contact', { lastName: 'Doe', clientId: home.id });
    return { home, other, contact };
  };

  test('stays there, is linked to the client of the lead too, and the preview says so; undo takes the link away', async () => {
    const { home, other, contact } = await elsewhere();
    const alone = await ana.create('Contact', { lastName: 'Alone' });
    const { id } = await lead({ jobTitle: 'Chair' });
    expect(await notes({ id, contactId: alone.id })).toEqual(['Alone becomes a contact of the new client.']);
    const choice = { id, clientId: other.id, contactId: contact.id };
    expect(await notes(choice)).toEqual(['Doe stays at Elsewhere and is also linked to Initrode.']);
    expect(await notes({ id, contactId: contact.id })).toEqual([
      'Doe stays at Elsewhere and is also linked to the new client.',
    ]);
    expect(await notes({ ...choice, clientId: home.id })).toEqual([]);
    const results = await Promise.all(Array.from({ length: 50 }, () => convert(choice)));
    expect(new Set(results.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await one('contact', contact.id, AT)).toEqual({
      jobTitle: null,
      clientId: home.id,
      affiliations: [{ clientId: other.id, jobTitle: 'Chair' }],
    });
    expect(await notes(choice)).toEqual([]);
    expect((await undo(id)).undoConversion.status).toBe('NEW');
    expect((await one('contact', contact.id, AT)).affiliations).toEqual([]);
    await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: ana.changeSetId });
    expect((await one('contact', contact.id, AT)).affiliations).toHaveLength(1);
  });

  test('is linked to a new client, on which such a link of somebody else hangs', async () => {
    const { contact } = await elsewhere();
    const { id } = await lead({ companyName: 'Fresh' });
    const { client } = await convert({ id, contactId: contact.id });
    expect((await one('contact', contact.id, AT)).affiliations).toMatchObject([{ clientId: client.id }]);
    const late = await ana.create('Contact', { lastName: 'Late' });
    await ana.create('Affiliation', { contactId: late.id, clientId: client.id });
    expect((await refusal(undo(id))).message).toContain('1 affiliation of a contact belongs to the client');
  });

  test('of a colleague is linked to the new client of a rep', async () => {
    const { contact } = await elsewhere();
    const rep = await acme.user('SALES_REP');
    const { id } = await lead({ companyName: 'By a rep' }, rep);
    const linked = 'Doe stays at Elsewhere and is also linked to the new client.';
    expect(await notes({ id, contactId: contact.id }, rep)).toEqual([linked]);
    const { client } = await convert({ id, contactId: contact.id }, rep);
    expect((await one('contact', contact.id, AT)).affiliations).toMatchObject([{ clientId: client.id }]);
    await undo(id, rep);
    expect((await one('contact', contact.id, AT)).affiliations).toEqual([]);
  });

  test('is left alone by those who may change neither, and the preview says so', async () => {
    const org = await house.organization();
    const { home, other, contact } = await elsewhere(org);
    const role = await org.owner.create('Role', {
      name: 'Converts',
      permissions: {
        'client.view': 'ALL',
        'contact.view': 'ALL',
        'contact.update': 'OWN',
        'lead.*': 'ALL',
      },
    });
    const rep = await org.user('READ_ONLY');
    await org.owner.run('mutation ($u: ID!, $r: [ID!]!) { setUserRoles(userId: $u, roleIds: $r) { id } }', {
      u: rep.userId,
      r: [role.id],
    });
    const { id } = await lead({}, org.owner);
    const choice = { id, clientId: other.id, contactId: contact.id };
    expect(await notes(choice, rep)).toEqual([
      'Doe stays at Elsewhere and is not linked to Initrode: you may change neither of the two.',
    ]);
    expect(await convert(choice, rep)).toMatchObject({ created: [], contact: { clientId: home.id } });
    const { contact: after } = await org.owner.run<Row>(`query ($id: ID!) { contact(id: $id) { ${AT} } }`, {
      id: contact.id,
    });
    expect(after.affiliations).toEqual([]);
  });

  test('does not lend its opportunity to the client of the lead', async () => {
    const { home, other } = await elsewhere();
    const opportunity = await ana.opportunity({ name: 'Theirs', clientId: home.id });
    const { id } = await lead();
    expect(
      (await refusal(convert({ id, clientId: other.id, opportunityId: opportunity.id }))).fields,
    ).toEqual({
      opportunityId: 'Theirs belongs to another client.',
    });
  });
});

describe('Undoing a conversion', () => {
  test('puts everything back, and the lead can be converted again', async () => {
    const { id } = await lead({ companyName: 'Backwards' });
    const talk = await ana.create<Row>('Interaction', { type: 'NOTE', subject: 'Said hello', leadId: id });
    const { client, opportunity } = await convert({ id, opportunity: { name: 'Back' } });
    expect((await undo(id)).undoConversion).toEqual({ id, status: 'NEW', conversion: null });
    expect(await one('interaction', talk.id, 'leadId clientId')).toEqual({ leadId: id, clientId: null });
    const gone = await Promise.all([
      one('client', client.id, 'deletedAt'),
      one('opportunity', opportunity.id, 'deletedAt'),
    ]);
    expect(gone).toEqual([{ deletedAt: expect.any(String) }, { deletedAt: expect.any(String) }]);
    expect((await convert({ id })).client.id).not.toBe(client.id);
  });

  test('is refused while something new hangs on what it created, and says what', async () => {
    const { id } = await lead({ companyName: 'Sticky' });
    const { client } = await convert({ id });
    const { changeSetId } = ana;
    const { id: noteId } = await ana.create<Row>('Interaction', {
      type: 'NOTE',
      subject: 'New',
      clientId: client.id,
    });
    expect((await refusal(undo(id))).message).toContain('1 interaction belongs to the client');
    const plain = ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: changeSetId });
    expect((await refusal(plain)).message).toContain('1 interaction belongs to the client');
    await ana.run('mutation ($id: ID!) { deleteInteraction(id: $id) { id } }', { id: noteId });
    await ana.update('Client', { id: client.id, industry: 'Glue' });
    expect((await refusal(undo(id))).message).toContain('the client was changed');
    expect((await one('lead', id, 'status')).status).toBe('CONVERTED');
  });

  test('can itself be undone', async () => {
    const { id } = await lead({ companyName: 'Zigzag' });
    const { client } = await convert({ id });
    await undo(id);
    await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone left { reason } } }', {
      id: ana.changeSetId,
    });
    expect(await one('lead', id, 'status conversion { client { id deletedAt } }')).toEqual({
      status: 'CONVERTED',
      conversion: { client: { id: client.id, deletedAt: null } },
    });
    expect((await undo(id)).undoConversion.status).toBe('NEW');
  });
});
