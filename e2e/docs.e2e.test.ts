import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { shrinkPng } from './png.js';
import { follow, startSuite } from './suite.js';

/** `DOCS_SHOTS=write node scripts/test.mjs e2e docs` takes the pictures of the docs anew. */
const WRITES = process.env.DOCS_SHOTS === 'write';
const DOCS = path.resolve('docs');
const IMAGES = path.join(DOCS, 'images');
const LARGEST = 150_000;

type Role = Parameters<Page['getByRole']>[0];
interface Picture {
  image: string;
  path: string;
  /** The page in docs/ that shows it. */
  on: string;
  /** Something that is there once the screen is complete. */
  shown: string;
  /** Controls that the page names, and the screen therefore has. */
  controls: [Role, string][];
  /** What to do before the picture is taken. */
  prepare?: (page: Page) => Promise<unknown>;
}

const PICTURES: Picture[] = [
  {
    image: 'home',
    path: '/home',
    on: 'getting-started',
    shown: 'text=Soon to close',
    controls: [
      ['link', 'Pipeline'],
      ['link', 'Clients'],
      ['link', 'Imports'],
    ],
  },
  {
    image: 'client',
    path: '/clients?s=-lastEngagedAt',
    on: 'clients',
    shown: '[role=grid]',
    controls: [
      ['tab', 'Timeline'],
      ['tab', 'Files'],
      ['tab', 'History'],
      ['button', 'More actions'],
    ],
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Create client' }).waitFor();
      await page.locator('[role=grid] a[href^="/clients/"]').first().click();
      await page.getByRole('region', { name: 'Opportunities' }).waitFor();
    },
  },
  {
    image: 'leads',
    path: '/leads?layout=board',
    on: 'leads',
    shown: '[data-card]',
    controls: [['link', 'Campaigns']],
  },
  {
    image: 'board',
    path: '/pipeline',
    on: 'pipeline',
    shown: '[data-card]',
    controls: [
      ['button', 'Create opportunity'],
      ['button', 'Add opportunity'],
    ],
  },
  {
    image: 'today',
    path: '/today',
    on: 'activities',
    shown: '[data-activity]',
    controls: [['link', 'Today']],
  },
  {
    image: 'calendar',
    path: '/calendar?view=week',
    on: 'activities',
    shown: '[data-event]',
    controls: [['link', 'Calendar']],
  },
  {
    image: 'lists',
    path: `/clients?g=status&f=${encodeURIComponent(JSON.stringify({ industry: { isNull: false } }))}`,
    on: 'lists',
    shown: 'section h2',
    controls: [
      ['button', 'Advanced'],
      ['button', 'Save as view'],
    ],
  },
  {
    image: 'documents',
    path: '/documents',
    on: 'files',
    shown: '[role=grid]',
    controls: [['link', 'Documents']],
  },
  {
    image: 'import',
    path: '/imports/new',
    on: 'imports',
    shown: 'text=Choose a file',
    controls: [['button', 'Check the rows']],
    prepare: async (page) => {
      const rows = ['Account;Sector;Town', 'Zebra Werke GmbH;Machines;Ulm', 'Zephyr Söhne;Sails;Kiel'];
      await page.getByLabel('File', { exact: true }).setInputFiles({
        name: 'accounts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(rows.join('\r\n')),
      });
      await page.getByRole('combobox', { name: 'Each row is a' }).click();
      await page.getByRole('option', { name: 'Client', exact: true }).click();
      await page.getByRole('button', { name: 'Map columns' }).click();
      await page.getByRole('combobox', { name: 'Field for Account' }).waitFor();
    },
  },
  {
    image: 'role',
    path: '/settings/roles',
    on: 'admin',
    shown: '[aria-label=Roles]',
    controls: [['button', 'View as']],
    prepare: async (page) => {
      await page.getByRole('list', { name: 'Roles' }).getByText('Sales rep').click();
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    image: 'audit',
    path: '/settings/audit',
    on: 'admin',
    shown: '[aria-label=Audit]',
    controls: [['button', 'Export CSV']],
  },
];

const markdown = () =>
  [
    ...readdirSync(DOCS)
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join(DOCS, name)),
    'README.md',
  ].map((file) => readFileSync(file, 'utf8'));

describe('The pictures of the docs', () => {
  const suite = startSuite();

  test('show screens that exist, with the controls their page names', async () => {
    const page = await suite.page();
    await page.goto('/nowhere');
    for (const { image, path: address, on, shown, controls, prepare } of PICTURES) {
      await follow(page, '/nowhere');
      await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
      await follow(page, address);
      await page.locator(shown).first().waitFor();
      await prepare?.(page);
      const text = readFileSync(path.join(DOCS, `${on}.md`), 'utf8');
      expect(text).toContain(`](images/${image}.png)`);
      for (const [role, name] of controls) {
        await page.getByRole(role, { name }).first().waitFor();
        expect(`${on}: ${text}`).toContain(name);
      }
      if (!WRITES) continue;
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await page.mouse.move(0, 0);
      await page.evaluate('document.fonts.ready');
      writeFileSync(
        path.join(IMAGES, `${image}.png`),
        shrinkPng(await page.screenshot({ animations: 'disabled' })),
      );
    }
  });

  test('are all there, all used, and small', () => {
    const used = markdown().flatMap((text) =>
      [...text.matchAll(/\((?:docs\/)?images\/([\w-]+)\.png\)/g)].map(([, name]) => name),
    );
    const kept = readdirSync(IMAGES).map((name) => path.parse(name).name);
    expect([...new Set(used)].sort()).toEqual(kept.sort());
    expect(PICTURES.map(({ image }) => image).sort()).toEqual(kept.sort());
    expect(kept.filter((name) => statSync(path.join(IMAGES, `${name}.png`)).size > LARGEST)).toEqual([]);
  });
});
