import { existsSync, readFileSync } from 'node:fs';
import { restRoutes } from '../http/rest/restRoutes.js';
import { permissionsOf, rootFields } from '../kernel/guard.js';
import { rapportSchema } from '../schema.js';

const schema = rapportSchema();
const operations = new Set(rootFields(schema).map(({ kind, field }) => `${kind}.${field.name}`));
const places = new Map(restRoutes(schema).map((route) => [route.operation, `${route.method} ${route.path}`]));
const permissions = new Set(permissionsOf(schema));
const routes = [...readFileSync('web/app/routes.tsx', 'utf8').matchAll(/page\(\s*'([^']+)'/g)].map(
  ([, path]) => `/${path}`,
);
const sections = readFileSync('web/features/settings/sections.tsx', 'utf8');

const rows = readFileSync('docs/seed-parity.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1, -1),
  );

/** Whether the web app has a page at the address. */
const isScreen = (address: string) =>
  address.startsWith('/settings/')
    ? sections.includes(address.split('/')[2]!)
    : routes.some((route) => {
        const parts = route.split('/');
        const asked = address.split('/');
        const needed = parts.filter((part) => !part.endsWith('?')).length;
        return (
          asked.length >= needed &&
          asked.length <= parts.length &&
          asked.every((part, i) => part === parts[i] || parts[i]!.startsWith(':'))
        );
      });

describe('Every line of the seed has an operation, a permission, a test and a screen', () => {
  test.each(rows.filter((row) => row.length === 6))(
    '%s',
    (_asked, operation, rest, permission, file, screen) => {
      expect(operations).toContain(operation);
      expect(places.get(operation!)).toBe(rest);
      expect(permissions).toContain(permission);
      expect(existsSync(file!)).toBe(true);
      expect([screen, isScreen(screen!)]).toEqual([screen, true]);
    },
  );

  test.each(rows.filter((row) => row.length === 4))('%s', (_asked, operation, screen, file) => {
    expect(operations).toContain(operation);
    expect(existsSync(file!)).toBe(true);
    expect([screen, isScreen(screen!)]).toEqual([screen, true]);
  });

  test('all 49 endpoints are there', () => {
    expect(rows.filter((row) => row.length === 6)).toHaveLength(49);
  });
});
