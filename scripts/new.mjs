// npm run new <Noun> [plural]: writes the files of a noun – entity, policy, resolver, migration, test – ready to be filled in.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [Noun, given] = process.argv.slice(2);
if (!/^[A-Z][A-Za-z]+$/.test(Noun ?? '')) {
  console.error('Name the noun in the singular, beginning with a capital: npm run new Ticket [tickets]');
  process.exit(1);
}
const noun = Noun[0].toLowerCase() + Noun.slice(1);
const plural = given ?? (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);
const table = plural.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const folder = `server/features/${plural}`;
if (existsSync(folder)) {
  console.error(`${folder} exists already.`);
  process.exit(1);
}

const number = String(
  Math.max(...readdirSync('migrations').map((file) => Number.parseInt(file, 10) || 0)) + 1,
).padStart(4, '0');
const migration = `${Noun}${Date.now()}`;

const files = {
  [`${folder}/${noun}.entity.ts`]: `import { TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BelongsTo } from '../../kernel/reference.js';
import { BaseRecord } from '../../kernel/record.js';
import { User } from '../identity/user.entity.js';

@Noun({ table: '${table}', plural: '${plural}', label: '${Noun}', title: 'name', description: 'What a ${noun} is.' })
export class ${Noun} extends BaseRecord {
  @TextField('Its name.', { max: 300, search: true })
  name: string;

  @BelongsTo(() => User, 'Who is responsible for it.', { nullable: true })
  ownerId: string | null;
}
`,
  [`${folder}/${noun}.policy.ts`]: `import { definePolicy, ownedBy } from '../../kernel/policy.js';
import { ${Noun} } from './${noun}.entity.js';

definePolicy(${Noun}, ownedBy<${Noun}>('${noun}', 'ownerId'));
`,
  [`${folder}/${noun}.resolver.ts`]: `import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { ${Noun} } from './${noun}.entity.js';

export const ${noun}Resolvers = recordOperations({ Class: ${Noun}, CreateInput: createInputOf(${Noun}), UpdateInput: updateInputOf(${Noun}) });
`,
  [`${folder}/index.ts`]: `import type { Feature } from '../../kernel/feature.js';
import { ${Noun} } from './${noun}.entity.js';
import './${noun}.policy.js';
import { ${noun}Resolvers } from './${noun}.resolver.js';

export const ${plural}: Feature = { name: '${plural}', entities: [${Noun}], resolvers: ${noun}Resolvers };
`,
  [`${folder}/${noun}.test.ts`]: `import { type House, openHouse } from '../../testing/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a ${noun} is created and found again', async () => {
  const { owner } = await house.organization();
  const created = await owner.create('${Noun}', { name: 'First' });
  const { ${plural} } = await owner.run<Record<string, { nodes: { id: string; name: string }[] }>>('{ ${plural}(search: "fir") { nodes { id name } } }');
  expect(${plural}!.nodes).toEqual([{ id: created.id, name: 'First' }]);
});
`,
  [`migrations/${number}-${table.replaceAll('_', '-')}.ts`]: `import type { MigrationInterface, QueryRunner } from 'typeorm';
import { follow, unfollow } from './searchEntries.js';

/** What is found of them. */
const SEARCHED = { table: '${table}', noun: '${Noun}', title: 'name', words: [], phones: [] };

/** ${Noun} records. */
export class ${migration} implements MigrationInterface {
  name = '${migration}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`CREATE TABLE ${table} (organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
      deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id), name text NOT NULL, owner_id uuid,
      FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id))\`);
    await runner.query('CREATE INDEX ${table}_owner_idx ON ${table} (organization_id, owner_id)');
    for (const statement of follow(SEARCHED)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of unfollow(SEARCHED)) await runner.query(statement);
    await runner.query('DROP TABLE ${table}');
  }
}
`,
};

for (const [file, text] of Object.entries(files)) {
  mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true });
  writeFileSync(file, text);
  console.log(`  ${file}`);
}
edit('server/features/index.ts', (text) =>
  text
    .replace(/\n\n\/\*\*/, `\nimport { ${plural} } from './${plural}/index.js';\n\n/**`)
    .replace(/(features: Feature\[\] = \[[^\]]*?),?\s*\]/s, `$1, ${plural}]`),
);
edit('migrations/index.ts', (text) =>
  text
    .replace(
      /\n\n\/\*\*/,
      `\nimport { ${migration} } from './${number}-${table.replaceAll('_', '-')}.js';\n\n/**`,
    )
    .replace(/(migrations = \[[^\]]*?),?\s*\]/s, `$1, ${migration}]`),
);
console.log(
  `\nFill in ${folder}/${noun}.entity.ts and the migration, then run npm run generate and npm test.`,
);

function edit(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  console.log(`  ${file} (one line)`);
}
