/** Tables that a template can look values up in: name → key → value. */
export type Lookups = Record<string, Record<string, string>>;

interface Part {
  text?: string;
  /** Alternatives separated by `??`: the first that is not empty counts. */
  choices?: { column: string; filters: { name: string; argument: string }[] }[];
}

type Filter = (text: string, argument: string, lookups: Lookups) => string;

/** What can follow a column after `|`; an empty text stays empty through every filter but `default`. */
export const FILTERS: Record<string, Filter> = {
  slug: (text) => slug(text),
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  digits: (text) => text.replace(/\D/g, ''),
  prefix: (text, argument) => argument + text,
  suffix: (text, argument) => text + argument,
  default: (text, argument) => text || argument,
  lookup: (text, argument, lookups) => {
    const table = lookups[argument] ?? {};
    return Object.hasOwn(table, text) ? table[text]! : '';
  },
};

/** `José  Díaz-Ruiz` → `jose.diaz-ruiz`: fit for the local part of an e-mail address. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
}

/** Fills `{{column}}`, `{{column|filter:argument}}` and `{{column ?? other|filter}}` with the texts of a row. */
export function fillTemplate(
  template: string,
  textOf: (column: string) => string,
  lookups: Lookups = {},
): string {
  const fill = ({ text, choices = [] }: Part) => {
    if (text !== undefined) return text;
    for (const { column, filters } of choices) {
      const filled = filters.reduce(
        (value, { name, argument }) => applied(name, value, argument, lookups),
        textOf(column).trim(),
      );
      if (filled !== '') return filled;
    }
    return '';
  };
  return partsOf(template).map(fill).join('').trim();
}

const applied = (name: string, text: string, argument: string, lookups: Lookups) =>
  text === '' && name !== 'default' ? '' : (FILTERS[name]?.(text, argument, lookups) ?? text);

/** What is wrong with a template: unknown columns, filters and lookup tables. */
export function checkTemplate(template: string, columns: string[], lookups: Lookups = {}): string[] {
  const problems: string[] = [];
  for (const { column, filters } of partsOf(template).flatMap((part) => part.choices ?? [])) {
    if (!columns.includes(column)) problems.push(`There is no column "${column}".`);
    for (const { name, argument } of filters) {
      if (!FILTERS[name])
        problems.push(`There is no filter "${name}"; use ${Object.keys(FILTERS).join(', ')}.`);
      if (name === 'lookup' && !lookups[argument]) problems.push(`There is no lookup table "${argument}".`);
    }
  }
  return problems;
}

/** The template with other names for its columns. */
export const renameColumns = (template: string, nameOf: (column: string) => string): string =>
  template.replace(/\{\{(.*?)\}\}/gs, (_whole, inner: string) => {
    const choices = inner.split('??').map((choice) => {
      const [column = '', ...filters] = choice.split('|');
      return [column.replace(column.trim(), () => nameOf(column.trim())), ...filters].join('|');
    });
    return `{{${choices.join('??')}}}`;
  });

function partsOf(template: string): Part[] {
  return template
    .split(/(\{\{.*?\}\})/s)
    .filter(Boolean)
    .map((piece) => {
      const inner = /^\{\{(.*)\}\}$/s.exec(piece)?.[1];
      return inner === undefined ? { text: piece } : { choices: inner.split('??').map(choiceOf) };
    });
}

function choiceOf(text: string) {
  const [column = '', ...filters] = text.split('|');
  return {
    column: column.trim(),
    filters: filters.map((filter) => {
      const colon = filter.indexOf(':');
      return colon < 0
        ? { name: filter.trim(), argument: '' }
        : { name: filter.slice(0, colon).trim(), argument: filter.slice(colon + 1) };
    }),
  };
}
