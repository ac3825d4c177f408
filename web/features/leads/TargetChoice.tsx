import { Badge, Group, Radio, Stack } from '@mantine/core';
import type { Preview } from './ConvertDialog';
import { NewRecordInputs } from './NewRecordInputs';

/** The choice of a new record, and of none. */
export const NEW = 'new';
export const NONE = 'none';

const KEYS = {
  Client: ['companyName', 'industry', 'companySize', 'email', 'phone', 'website', 'status'],
  Contact: ['firstName', 'lastName', 'jobTitle', 'email', 'phone', 'mobilePhone'],
};

interface TargetChoiceProps {
  title: string;
  type: 'Client' | 'Contact';
  preview: Preview;
  /** What a new one begins with; null: there is nothing to make one of. */
  values: Record<string, unknown> | null;
  value: string;
  onChange: (value: string) => void;
  /** What the viewer wants to be different in a new one. */
  changed: Record<string, unknown>;
  onValues: (changed: Record<string, unknown>) => void;
  errors: Record<string, string>;
  /** Whether none is an answer too. */
  optional?: boolean;
}

/** Which record a lead becomes: one that may be the same, with the reasons, or a new one. */
export function TargetChoice(props: TargetChoiceProps) {
  const { title, type, preview, values, value, onChange, optional } = props;
  const candidates = preview.candidates.filter((candidate) => candidate.type === type);
  const what = title.toLowerCase();
  return (
    <Radio.Group label={title} value={value} onChange={onChange} fw={600}>
      <Stack gap="xs" mt={6} fw={400}>
        {candidates.map(({ id, name, detail, score, reasons }) => (
          <Radio
            key={id}
            value={id}
            label={
              <Group gap={6}>
                Use {name}
                <Badge size="sm" color={score >= 60 ? 'teal' : 'gray'} className="tabular">
                  {score} %
                </Badge>
              </Group>
            }
            description={[reasons.join(', '), detail].filter(Boolean).join(' · ')}
          />
        ))}
        {values && <Radio value={NEW} label={`Create a new ${what}`} description={summaryOf(values)} />}
        {values && value === NEW && (
          <NewRecordInputs
            noun={type}
            keys={
              values.type === 'INDIVIDUAL' ? ['firstName', 'lastName', ...KEYS[type].slice(1)] : KEYS[type]
            }
            begin={values}
            changed={props.changed}
            onChange={props.onValues}
            errors={props.errors}
          />
        )}
        {optional && <Radio value={NONE} label={`No ${what}`} />}
      </Stack>
    </Radio.Group>
  );
}

const SHOWN = ['companyName', 'firstName', 'lastName', 'jobTitle', 'email', 'phone', 'industry', 'website'];

/** What a new record takes from the lead, in a line. */
const summaryOf = (values: Record<string, unknown>) =>
  SHOWN.map((key) => values[key])
    .filter(Boolean)
    .join(' · ');
