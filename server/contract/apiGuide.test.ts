import { readFileSync } from 'node:fs';
import { type House, openHouse } from '../testing/house.js';
import type { Person } from '../testing/person.js';

const examples = [...readFileSync('docs/api.md', 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
  (match) => match[1]!,
);

let house: House;
let ana: Person;
/** Ids that earlier examples gave: clientId, stageId … */
const known: Record<string, string> = {};

beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization()).owner;
  const { defaultPipeline } = await ana.run<{ defaultPipeline: { id: string } }>(
    '{ defaultPipeline { id } }',
  );
  Object.assign(known, { pipelineId: defaultPipeline.id, stageId: await ana.stage('Proposal') });
});
afterAll(() => house.close());

test.each(examples.map((example) => [example.trim().split('\n')[0]!, example]))(
  'the API guide works: %s',
  async (_title, example) => {
    const query = example.replace(/<(\w+)>/g, (_placeholder, name: string) => known[name]!);
    expect(query).not.toContain('undefined');
    if (query.startsWith('subscription')) {
      const live = ana.subscribe<{ opportunityChanged: { seq: string } }>(query);
      await live.ready;
      await ana.opportunity();
      expect((await live.next()).opportunityChanged.seq).toMatch(/^\d+$/);
      return live.close();
    }
    const data = await ana.run<Record<string, { id?: string }>>(query);
    for (const [field, value] of Object.entries(data))
      if (field.startsWith('create') && value.id)
        known[`${field.charAt(6).toLowerCase()}${field.slice(7)}Id`] = value.id;
  },
);
