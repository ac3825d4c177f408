import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve('server');
const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory()
      ? files(full)
      : /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name)
        ? [full]
        : [];
  });

/** Features in the order of the table of contents. */
const order = [
  ...readFileSync('server/features/index.ts', 'utf8').matchAll(/from '\.\/(\w+)\/index\.js'/g),
].map((match) => match[1]!);
const listed = /features: Feature\[\] = \[([^\]]*)\]/s
  .exec(readFileSync('server/features/index.ts', 'utf8'))![1]!
  .split(',')
  .map((name) => name.trim())
  .filter(Boolean);
const folderOf = Object.fromEntries(
  [...readFileSync('server/features/index.ts', 'utf8').matchAll(/import \{ (\w+) \} from '\.\/(\w+)\//g)].map(
    (match) => [match[1]!, match[2]!],
  ),
);
const rank = listed.map((name) => folderOf[name]!);

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map((match) =>
    path.relative(root, path.resolve(path.dirname(file), match[1]!)),
  );
const featureOf = (file: string) => /^features\/(\w+)\//.exec(file)?.[1];

describe('Imports run one way', () => {
  test('the table of contents names every feature folder', () => {
    const folders = readdirSync('server/features', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect([...order].sort()).toEqual(folders.sort());
    expect(rank).toHaveLength(order.length);
  });

  test('the kernel imports only the kernel', () => {
    const wrong = files(path.join(root, 'kernel')).flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith('kernel/'))
        .map((target) => `${path.relative(root, file)} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a feature imports the kernel, itself and earlier features', () => {
    const wrong = files(path.join(root, 'features')).flatMap((file) => {
      const own = featureOf(path.relative(root, file));
      if (!own) return [];
      return importsOf(file)
        .filter(
          (target) =>
            !target.startsWith('kernel/') &&
            (!featureOf(target) || rank.indexOf(featureOf(target)!) > rank.indexOf(own)),
        )
        .map((target) => `${path.relative(root, file)} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('only the composition imports the manifests of other features', () => {
    const wrong = files(path.join(root, 'features')).flatMap((file) => {
      const own = featureOf(path.relative(root, file));
      return own
        ? importsOf(file)
            .filter((target) => /^features\/\w+\/index\.js$/.test(target))
            .map((target) => `${path.relative(root, file)} → ${target}`)
        : [];
    });
    expect(wrong).toEqual([]);
  });

  test('nobody outside the kernel goes around the data door', () => {
    const around = /getRepository\(|createQueryBuilder\(|\.save\(|EntityManager|services\.pool\b/;
    const allowed = ['features/identity/actorOf.ts', 'features/importing'];
    const wrong = files(path.join(root, 'features'))
      .map((file) => path.relative(root, file))
      .filter(
        (file) =>
          !allowed.some((each) => file.startsWith(each)) &&
          around.test(readFileSync(path.join(root, file), 'utf8')),
      );
    expect(wrong).toEqual([]);
  });
});
