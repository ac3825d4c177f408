import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type SettingsCallScriptFragment, SettingsCallScriptsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Loaded } from '../../kit/list/Loaded';
import { CallScriptDrawer } from './CallScriptDrawer';
import { Rows, RowText, Section } from './Section';

/** The scripts that are offered in the call panel, in their order. */
export function CallScriptsSection() {
  const result = useQuery(SettingsCallScriptsDocument, { fetchPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<SettingsCallScriptFragment | 'new' | null>(null);
  return (
    <Section
      title="Call scripts"
      text="What to say and to ask in a call. Whoever logs a call can read one beside their notes."
      actions={
        <Can permission="callScript.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            Create call script
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {({ callScripts }) => (
          <>
            <Rows
              label="Call scripts"
              rows={callScripts.nodes}
              empty="No call scripts yet. Write down what good calls have in common."
            >
              {(script) => (
                <>
                  <RowText
                    name={
                      script.viewerCan.includes('update') ? (
                        <Anchor component="button" type="button" inherit onClick={() => setOpen(script)}>
                          {script.name}
                        </Anchor>
                      ) : (
                        script.name
                      )
                    }
                    text={beginningOf(script.bodyHtml)}
                  />
                  {!script.active && <Badge color="gray">Not offered</Badge>}
                </>
              )}
            </Rows>
            {callScripts.pageInfo.hasNextPage && (
              <Button
                variant="default"
                size="xs"
                onClick={() =>
                  void result.fetchMore({ variables: { after: callScripts.pageInfo.endCursor } })
                }
              >
                Show more
              </Button>
            )}
          </>
        )}
      </Loaded>
      <CallScriptDrawer key={open === 'new' ? 'new' : open?.id} script={open} onClose={() => setOpen(null)} />
    </Section>
  );
}

const SHOWN = 120;

/** How a text begins, without its format. */
function beginningOf(html: string): string {
  const text = new DOMParser().parseFromString(html.replace(/<\/p>/g, ' '), 'text/html').body.textContent;
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trim()}…` : text.trim();
}
