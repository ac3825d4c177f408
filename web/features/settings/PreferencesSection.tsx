import { Input, Paper, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import { Can } from '../../kit/data/session';
import { Section } from './Section';
import { TimeZoneInput } from './TimeZoneInput';

/** What the viewer prefers. */
export function PreferencesSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title="Preferences" text="For you alone.">
      <Paper withBorder p="md">
        <Stack>
          <Input.Wrapper label="Theme" description="On this device. Automatic follows it." labelElement="div">
            <SegmentedControl
              mt="xs"
              aria-label="Theme"
              value={colorScheme}
              onChange={(scheme) => setColorScheme(scheme as 'light' | 'dark' | 'auto')}
              data={[
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
                { value: 'auto', label: 'Automatic' },
              ]}
            />
          </Input.Wrapper>
          <Can permission="user.update">
            <TimeZoneInput />
          </Can>
        </Stack>
      </Paper>
    </Section>
  );
}
