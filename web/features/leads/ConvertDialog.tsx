import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ConvertLeadMutation, LeadConversionPreviewQuery } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { FieldInput } from '../../kit/fields/FieldInput';
import type { Field } from '../../kit/fields/field';
import { FormFooter } from '../../kit/form/FormFooter';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { ConvertResult } from './ConvertResult';
import { InBin } from './InBin';
import { TargetChoice } from './TargetChoice';
import { useConversion } from './useConversion';

export type Preview = LeadConversionPreviewQuery['leadConversionPreview'];

const OPPORTUNITY: Field[] = [
  { key: 'name', label: 'Name of the opportunity', type: 'text', required: true },
  {
    key: 'pipelineId',
    label: 'Pipeline',
    type: 'reference',
    to: 'pipeline',
    help: 'Left empty, the default one.',
  },
  { key: 'amount', label: 'Amount', type: 'money' },
  { key: 'expectedCloseOn', label: 'Expected close', type: 'date' },
];

interface ConvertDialogProps {
  preview: Preview;
  onClose: () => void;
}

/** Everything about a conversion in one look: which client and contact, whether with an opportunity, what is carried over. */
export function ConvertDialog({ preview, onClose }: ConvertDialogProps) {
  const [result, setResult] = useState<ConvertLeadMutation['convertLead'] | null>(null);
  const conversion = useConversion(preview, setResult);
  const { choice, choose, submit, busy, problem, errorsOf } = conversion;
  if (result) return <ConvertResult result={result} onClose={onClose} />;
  const mayConvert = preview.lead.viewerCan.includes('convert');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="lg">
        {preview.problems.length > 0 && (
          <Alert color="orange" variant="outline" title="Not everything is possible" py={8}>
            {preview.problems.map((text) => (
              <Text key={text} size="sm">
                {text}
              </Text>
            ))}
          </Alert>
        )}
        {problem && <ProblemAlert problem={problem} />}
        <InBin deleted={preview.deleted} />
        <TargetChoice
          title="Client"
          type="Client"
          preview={preview}
          values={preview.client}
          value={choice.client}
          onChange={(client) => choose({ client })}
          changed={choice.clientValues}
          onValues={(clientValues) => choose({ clientValues })}
          errors={errorsOf('client')}
        />
        <TargetChoice
          title="Contact"
          type="Contact"
          preview={preview}
          values={preview.contact}
          value={choice.contact}
          onChange={(contact) => choose({ contact })}
          changed={choice.contactValues}
          onValues={(contactValues) => choose({ contactValues })}
          errors={errorsOf('contact')}
          optional
        />
        <Stack component="section" gap="xs" aria-label="Opportunity">
          <Checkbox
            label="Create an opportunity"
            fw={600}
            checked={choice.withOpportunity}
            onChange={(event) => choose({ withOpportunity: event.currentTarget.checked })}
          />
          {choice.withOpportunity && (
            <OpportunityInputs
              values={choice.opportunity}
              errors={errorsOf('opportunity')}
              onChange={(opportunity) => choose({ opportunity })}
            />
          )}
        </Stack>
        <Stack component="section" gap={4} aria-label="Carried over">
          <Text size="sm" fw={600}>
            Carried over
          </Text>
          <Text size="sm" c="dimmed">
            Owner, tags, source, the timeline, activities, files, and custom fields of the same name. Consent
            is only ever narrowed.
          </Text>
          {preview.kept.length > 0 && (
            <Text size="sm" c="dimmed">
              Stays on the lead: {preview.kept.join(', ')}.
            </Text>
          )}
        </Stack>
        <FormFooter>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={!mayConvert} data-autofocus>
              Convert
            </Button>
          </Group>
        </FormFooter>
      </Stack>
    </form>
  );
}

type Values = Record<string, unknown>;

interface OpportunityInputsProps {
  values: Values;
  errors: Record<string, string>;
  onChange: (values: Values) => void;
}

function OpportunityInputs({ values, errors, onChange }: OpportunityInputsProps) {
  const fields = useFields('Opportunity', OPPORTUNITY);
  return (
    <Stack gap="xs">
      {fields
        .filter((field) => OPPORTUNITY.includes(field) || field.required || errors[field.key])
        .map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={values[field.key]}
            error={errors[field.key]}
            onChange={(value) => onChange({ ...values, [field.key]: value })}
          />
        ))}
    </Stack>
  );
}
