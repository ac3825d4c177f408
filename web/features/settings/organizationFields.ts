import { fieldsOf } from '../../kit/fields/field';

const LOCALES = [
  'en-US',
  'en-GB',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'sv-SE',
  'da-DK',
  'nb-NO',
  'fi-FI',
  'cs-CZ',
  'tr-TR',
  'ja-JP',
  'ar-EG',
  'hi-IN',
  'zh-CN',
];

const named = (type: 'language' | 'currency', values: readonly string[]) => {
  const names = new Intl.DisplayNames('en', { type });
  return values.map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }));
};
const month = (value: number) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, value - 1, 1)),
  );
const withCurrent = (values: readonly string[], current: string) =>
  values.includes(current) ? values : [current, ...values];

/** The fields of the organization; values it already has are always among the choices. */
export const organizationFields = (current: { locale: string; timeZone: string; baseCurrency: string }) =>
  fieldsOf([
    { key: 'name', label: 'Name', type: 'text', required: true },
    {
      key: 'locale',
      label: 'Language and formats',
      type: 'choice',
      required: true,
      options: named('language', withCurrent(LOCALES, current.locale)),
      help: 'Decides how numbers and dates look.',
    },
    {
      key: 'timeZone',
      label: 'Time zone',
      type: 'choice',
      required: true,
      options: withCurrent(['UTC', ...Intl.supportedValuesOf('timeZone')], current.timeZone).map((value) => ({
        value,
        label: value.replaceAll('_', ' '),
      })),
      help: 'In it days, weeks and quarters begin.',
    },
    {
      key: 'baseCurrency',
      label: 'Currency',
      type: 'choice',
      required: true,
      options: named('currency', withCurrent(Intl.supportedValuesOf('currency'), current.baseCurrency)),
      help: 'Sums are shown in it.',
    },
    {
      key: 'fiscalYearStartMonth',
      label: 'Fiscal year starts in',
      type: 'choice',
      required: true,
      options: Array.from({ length: 12 }, (_, index) => ({
        value: String(index + 1),
        label: month(index + 1),
      })),
    },
    {
      key: 'fileQuotaMegabytes',
      label: 'Room for files, in megabytes',
      type: 'number',
      required: true,
    },
    {
      key: 'binDays',
      label: 'Days that deleted files are kept',
      type: 'number',
      required: true,
      help: 'After that their bytes are removed for good.',
    },
  ]);
