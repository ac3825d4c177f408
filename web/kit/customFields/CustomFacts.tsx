import type { Field } from '../fields/field';
import { FactsPanel } from '../record/FactsPanel';
import { useCustomFields } from './useFields';

interface CustomFactsProps {
  noun: string;
  row: object;
  /** Saves one field; without it nothing can be edited. */
  onSave?: (field: Field, value: unknown) => Promise<unknown>;
}

/** The custom fields of a record, a panel for each heading; nothing when there are none. */
export function CustomFacts({ noun, row, onSave }: CustomFactsProps) {
  const fields = useCustomFields(noun);
  const sections = [...new Set(fields.map(({ section = '' }) => section))];
  return sections.map((section) => (
    <FactsPanel
      key={section}
      title={section}
      fields={fields.filter((field) => field.section === section)}
      row={row}
      onSave={onSave}
    />
  ));
}
