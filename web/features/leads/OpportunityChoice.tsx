import { useQuery } from '@apollo/client/react';
import { Radio, Stack } from '@mantine/core';
import { ConversionOpportunitiesDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useMay } from '../../kit/data/session';
import { FieldInput } from '../../kit/fields/FieldInput';
import type { Field } from '../../kit/fields/field';
import { isRecord, NEW, NONE } from './choice';
import { StageChoice } from './StageChoice';

const OPPORTUNITY: Field[] = [
  { key: 'name', label: 'Name of the opportunity', type: 'text', required: true },
  { key: 'amount', label: 'Amount', type: 'money' },
  { key: 'expectedCloseOn', label: 'Expected close', type: 'date' },
];

type Values = Record<string, unknown>;

interface OpportunityChoiceProps {
  /** The choice of the client: of one that exists, open opportunities can be used. */
  client: string;
  value: string;
  onChange: (value: string) => void;
  values: Values;
  onValues: (values: Values) => void;
  errors: Record<string, string>;
}

/** With which opportunity a lead is converted: an open one of the client, a new one, or none. */
export function OpportunityChoice({ client, value, onChange, ...inputs }: OpportunityChoiceProps) {
  const may = useMay();
  const { data } = useQuery(ConversionOpportunitiesDocument, {
    variables: { clientId: client },
    skip: !isRecord(client),
  });
  const open = isRecord(client) ? (data?.opportunities.nodes ?? []) : [];
  return (
    <Radio.Group label="Opportunity" value={value} onChange={onChange} fw={600}>
      <Stack gap="xs" mt={6} fw={400}>
        {open.map(({ id, name, stage }) => (
          <Radio key={id} value={id} label={`Use ${name}`} description={stage?.name} />
        ))}
        {may('opportunity.create') && <Radio value={NEW} label="Create a new opportunity" />}
        {value === NEW && <OpportunityInputs {...inputs} />}
        <Radio value={NONE} label="No opportunity" />
      </Stack>
    </Radio.Group>
  );
}

type OpportunityInputsProps = Pick<OpportunityChoiceProps, 'values' | 'onValues' | 'errors'>;

function OpportunityInputs({ values, errors, onValues }: OpportunityInputsProps) {
  const fields = useFields('Opportunity', OPPORTUNITY);
  return (
    <Stack gap="xs" ms={36}>
      <StageChoice values={values} onValues={onValues} />
      {fields
        .filter((field) => OPPORTUNITY.includes(field) || field.required || errors[field.key])
        .map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={values[field.key]}
            error={errors[field.key]}
            onChange={(value) => onValues({ ...values, [field.key]: value })}
          />
        ))}
    </Stack>
  );
}
