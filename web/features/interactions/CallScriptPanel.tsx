import { useQuery } from '@apollo/client/react';
import { Box, ScrollArea, Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { CallScriptsDocument } from '../../gql/graphql';
import { RichText } from '../../kit/richText/RichText';

/** The script of a call; which one is remembered for the next. Not there while the organization has none. */
export function CallScriptPanel() {
  const { data } = useQuery(CallScriptsDocument, { fetchPolicy: 'cache-and-network' });
  const [chosen, choose] = useLocalStorage<string | null>({
    key: 'rapport.callScript',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const scripts = data?.callScripts.nodes ?? [];
  if (!scripts.length) return null;
  const script = scripts.find(({ id }) => id === chosen);
  return (
    <div>
      <Select
        size="xs"
        maw={280}
        aria-label="Call script"
        placeholder="Call script"
        clearable
        data={scripts.map(({ id, name }) => ({ value: id, label: name }))}
        value={script?.id ?? null}
        onChange={choose}
      />
      {script && (
        <ScrollArea.Autosize
          mah={220}
          mt={6}
          role="region"
          aria-label={`Call script: ${script.name}`}
          viewportProps={{ tabIndex: 0 }}
          style={{ border: '1px solid var(--rapport-line)', borderRadius: 8 }}
        >
          <Box px="sm" py={4} fz="sm">
            <RichText html={script.bodyHtml} />
          </Box>
        </ScrollArea.Autosize>
      )}
    </div>
  );
}
