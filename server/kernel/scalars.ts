import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { instantText } from './clock.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const DECIMAL = /^-?\d{1,20}(\.\d{1,10})?$/;

/** Canonical text of an instant, or null when the text is none. */
export function parseInstant(text: string): string | null {
  if (!INSTANT.test(text)) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : instantText(date);
}

/** The day as `YYYY-MM-DD`, or null when no such day exists. */
export function parseDay(text: string): string | null {
  if (!DAY.test(text)) return null;
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) ? text : null;
}

/** The number as plain decimal text, or null when it is none or too long. */
export function parseDecimal(value: string | number): string | null {
  const text = String(value).trim();
  return DECIMAL.test(text) ? text : null;
}

function textScalar(
  name: string,
  description: string,
  parse: (value: string) => string | null,
  accepts = ['string'],
) {
  const read = (value: unknown) => {
    const parsed = accepts.includes(typeof value) ? parse(String(value)) : null;
    if (parsed === null) throw new GraphQLError(`Not a valid ${name}.`, { extensions: { code: 'INVALID' } });
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: read,
    parseLiteral: (node: ValueNode) =>
      node.kind === Kind.INT || node.kind === Kind.FLOAT
        ? read(Number(node.value))
        : read('value' in node ? node.value : null),
  });
}

export const DateTimeScalar = textScalar(
  'DateTime',
  'An instant in UTC, ISO 8601: 2026-03-01T09:30:00Z.',
  parseInstant,
);
export const DateScalar = textScalar('Date', 'A calendar day without a time zone: 2026-03-01.', parseDay);
export const DecimalScalar = textScalar(
  'Decimal',
  'An exact decimal number as text, so that no digit is lost: "1234.50". Numbers are accepted as input.',
  parseDecimal,
  ['string', 'number'],
);
export const JSONScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
