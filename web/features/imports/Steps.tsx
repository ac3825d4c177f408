import { Text, UnstyledButton } from '@mantine/core';
import { STEPS, type Step } from './importStatus';
import classes from './imports.module.css';

interface StepsProps {
  active: Step;
  /** Steps one can go back to. */
  reachable: (step: Step) => boolean;
  onStep: (step: Step) => void;
}

/** Where one is on the way from the file to the records. */
export function Steps({ active, reachable, onStep }: StepsProps) {
  return (
    <nav aria-label="Steps">
      <ol className={classes.steps}>
        {STEPS.map((label, index) => {
          const step = index as Step;
          return (
            <li key={label}>
              <UnstyledButton
                className={classes.step}
                disabled={step !== active && !reachable(step)}
                data-done={step < active}
                aria-current={step === active ? 'step' : undefined}
                aria-label={`${step + 1}. ${label}, step ${step + 1} of ${STEPS.length}`}
                onClick={() => step !== active && onStep(step)}
              >
                <span>
                  {step + 1}. {label}
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
      <Text size="sm" fw={600} hiddenFrom="sm" mt={4} aria-hidden>
        Step {active + 1} of {STEPS.length} · {STEPS[active]}
      </Text>
    </nav>
  );
}
