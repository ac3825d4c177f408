import type { ImportTargetFragment } from '../../gql/graphql';

/** A field that no single column goes to: the same for every row, or put together from columns. */
export interface ExtraField {
  field: string;
  kind: 'constant' | 'template';
  text: string;
  /** By which field a text names another record. */
  reference?: string;
  /** What was stored; parts that are not edited here stay. */
  stored?: object;
}

/** The part of the server's mapping that holds these fields. */
export interface ExtraMapping {
  constants?: Record<string, unknown>;
  templates?: Record<string, string>;
  templateTargets?: Record<string, object>;
}

/** The extra fields of a mapping, in order. */
export function extraFieldsOf({ constants, templates, templateTargets }: ExtraMapping): ExtraField[] {
  return [
    ...Object.entries(constants ?? {}).map(([field, value]): ExtraField => {
      const named = value as { reference?: string; value?: unknown } | null;
      if (typeof named?.reference !== 'string') return { field, kind: 'constant', text: textOf(value) };
      const { reference } = named;
      return { field, kind: 'constant', text: textOf(named.value), reference, stored: named };
    }),
    ...Object.entries(templates ?? {}).map(([field, text]): ExtraField => {
      const stored = templateTargets?.[field] as { reference?: string } | undefined;
      return { field, kind: 'template', text, reference: stored?.reference, stored };
    }),
  ];
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value);

/** The mapping with these extra fields; those that are not filled in are left out. */
export function withExtraFields<M extends ExtraMapping>(
  mapping: M,
  extras: readonly ExtraField[],
  fields: readonly ImportTargetFragment[],
): M {
  const filled = extras.filter(({ field, text }) => field && text.trim());
  const refers = ({ field }: ExtraField) => Boolean(fields.find(({ key }) => key === field)?.reference);
  const constants = filled.filter(({ kind }) => kind === 'constant');
  const templates = filled.filter(({ kind }) => kind === 'template');
  return {
    ...mapping,
    constants: Object.fromEntries(
      constants.map((extra) => [
        extra.field,
        refers(extra)
          ? { ...extra.stored, reference: extra.reference ?? 'name', value: extra.text.trim() }
          : extra.text.trim(),
      ]),
    ),
    templates: Object.fromEntries(templates.map(({ field, text }) => [field, text])),
    templateTargets: Object.fromEntries(
      templates
        .filter((extra) => extra.stored ?? refers(extra))
        .map((extra) => [
          extra.field,
          { ...extra.stored, ...(refers(extra) && { reference: extra.reference ?? 'name' }) },
        ]),
    ),
  };
}
