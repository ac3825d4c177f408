import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ConvertLeadMutation, LeadConversionPreviewQuery } from '../../gql/graphql';
import { FormFooter } from '../../kit/form/FormFooter';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { ConvertResult } from './ConvertResult';
import { InBin } from './InBin';
import { OpportunityChoice } from './OpportunityChoice';
import { TargetChoice } from './TargetChoice';
import { unknownOf } from './unknownOf';
import { useConversion } from './useConversion';

export type Preview = LeadConversionPreviewQuery['leadConversionPreview'];

interface ConvertDialogProps {
  preview: Preview;
  onClose: () => void;
}

/** Everything about a conversion in one look: which client and contact, whether with an opportunity, what is carried over. */
export function ConvertDialog({ preview, onClose }: ConvertDialogProps) {
  const [done, setDone] = useState<{ result: ConvertLeadMutation['convertLead']; notes: string[] } | null>(
    null,
  );
  const conversion = useConversion(preview, (result, notes) => setDone({ result, notes }));
  const { choice, choose, submit, busy, problem, errorsOf, missing, notes } = conversion;
  const form = useRef<HTMLFormElement>(null);
  // The dialog opens before there is anything in it; from here arrows choose and Enter converts.
  useEffect(
    () =>
      form.current?.querySelector<HTMLElement>('input[type=radio]:checked')?.focus({ preventScroll: true }),
    [],
  );
  if (done) return <ConvertResult {...done} onClose={onClose} />;
  if (preview.lead.status === 'CONVERTED') return <Converted preview={preview} onClose={onClose} />;
  const mayConvert = preview.lead.viewerCan.includes('convert');
  return (
    <form
      ref={form}
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
        {unknownOf(preview.lead).length > 0 && (
          <Text size="sm" c="dimmed">
            Not known yet: {unknownOf(preview.lead).join(', ')}.
          </Text>
        )}
        {problem && <ProblemAlert problem={problem} />}
        <InBin deleted={preview.deleted} />
        <TargetChoice
          type="Client"
          preview={preview}
          values={preview.client}
          value={choice.client}
          onChange={(client) => choose({ client })}
          changed={choice.clientValues}
          onValues={(clientValues) => choose({ clientValues })}
          errors={errorsOf('client')}
          problem={missing('client')}
        />
        <TargetChoice
          type="Contact"
          preview={preview}
          values={preview.contact}
          value={choice.contact}
          onChange={(contact) => choose({ contact })}
          changed={choice.contactValues}
          onValues={(contactValues) => choose({ contactValues })}
          errors={errorsOf('contact')}
          problem={missing('contact')}
          notes={notes.join(' ')}
          optional
        />
        <OpportunityChoice
          client={choice.client}
          value={choice.opportunity}
          onChange={(opportunity) => choose({ opportunity })}
          values={choice.opportunityValues}
          onValues={(opportunityValues) => choose({ opportunityValues })}
          errors={errorsOf('opportunity')}
        />
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
            <Button type="submit" loading={busy} disabled={!mayConvert}>
              Convert
            </Button>
          </Group>
        </FormFooter>
      </Stack>
    </form>
  );
}

/** Somebody was faster, or the address is an old one. */
const Converted = ({ preview, onClose }: ConvertDialogProps) => (
  <Stack>
    <Text>{preview.lead.name} is converted already.</Text>
    <Button onClick={onClose} style={{ alignSelf: 'flex-end' }}>
      Close
    </Button>
  </Stack>
);
