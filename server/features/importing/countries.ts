import { getCountries } from 'libphonenumber-js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'];
const ALIASES: Record<string, string> = {
  usa: 'US',
  us: 'US',
  america: 'US',
  unitedstatesofamerica: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  southkorea: 'KR',
  republicofkorea: 'KR',
  northkorea: 'KP',
  russianfederation: 'RU',
  turkey: 'TR',
  czechrepublic: 'CZ',
  thenetherlands: 'NL',
  holland: 'NL',
  uae: 'AE',
  hongkong: 'HK',
  macedonia: 'MK',
  ivorycoast: 'CI',
  vietnam: 'VN',
};

const simple = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
let codes: Map<string, string> | undefined;

/** The ISO 3166-1 alpha-2 code of a country given by code or by its name in a common language; null when unknown. */
export function countryCode(text: string): string | null {
  codes ??= allNames();
  return codes.get(simple(text)) ?? null;
}

function allNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of getCountries()) names.set(simple(display.of(code) ?? code), code);
  }
  for (const code of getCountries()) names.set(code.toLowerCase(), code);
  for (const [alias, code] of Object.entries(ALIASES)) names.set(alias, code);
  return names;
}
