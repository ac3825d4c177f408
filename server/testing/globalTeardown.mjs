export default async function globalTeardown() {
  await globalThis.stopTestPostgres?.();
  globalThis.stopTestPostgres = undefined;
  delete process.env.TEMPLATE_DATABASE_URL;
}
