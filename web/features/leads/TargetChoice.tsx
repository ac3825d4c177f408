import { Badge, Group, Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../kit/data/session';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import type { Preview } from './ConvertDialog';
import { isRecord, NEW, NONE, OTHER } from './choice';
import { NewRecordInputs } from './NewRecordInputs';

const KEYS = {
  Client: ['companyName', 'industry', 'companySize', 'email', 'phone', 'website', 'status'],
  Contact: ['firstName', 'lastName', 'jobTitle', 'email', 'phone', 'mobilePhone'],
};

interface TargetChoiceProps {
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
  /** Why another one has to be picked, if so. */
  problem?: string;
  /** What comes of the choice. */
  notes?: ReactNode;
  /** Whether none is an answer too. */
  optional?: boolean;
}

/** Which record a lead becomes: one that may be the same, with the reasons, any other, or a new one. */
export function TargetChoice(props: TargetChoiceProps) {
  const { type, preview, values, value, onChange, optional, notes, problem } = props;
  const what = type.toLowerCase();
  const may = useMay();
  const candidates = preview.candidates.filter((candidate) => candidate.type === type);
  const isFound = candidates.some(({ id }) => id === value);
  const chosen = isRecord(value) && !isFound ? OTHER : value;
  return (
    <Radio.Group label={type} value={chosen} onChange={onChange} fw={600}>
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
        <Radio
          value={OTHER}
          label={candidates.length ? `Use another ${what}` : `Use a ${what} that exists`}
        />
        {chosen === OTHER && (
          <ReferenceInput
            ms={36}
            aria-label={`Which ${what}`}
            placeholder={`Search ${what}s`}
            to={what}
            value={isRecord(value) ? value : null}
            error={problem}
            onChange={(id) => onChange(id ?? OTHER)}
          />
        )}
        {values && may(`${what}.create`) && (
          <Radio value={NEW} label={`Create a new ${what}`} description={summaryOf(values)} />
        )}
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
        {notes && (
          <Text size="sm" role="status">
            {notes}
          </Text>
        )}
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
