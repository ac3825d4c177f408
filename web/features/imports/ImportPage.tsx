import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, EmptyState } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ImportFieldsFragment, ImportSubjectsDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { NotThere } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { Page } from '../../kit/shell/Page';
import { CheckStep } from './CheckStep';
import { FileStep } from './FileStep';
import { isOpen, STATUS, type Step, stepOf } from './importStatus';
import { MappingStep } from './MappingStep';
import { RunStep } from './RunStep';
import { Steps } from './Steps';
import { SubjectStep } from './SubjectStep';
import { useImport } from './useImport';

/** One import, from the file to its result. Its state is the server's, so it goes on after a reload. */
export function ImportPage() {
  const { id = '' } = useParams();
  const may = useMay();
  if (id !== 'new') return <ImportWizard key={id} id={id} />;
  return (
    <ImportFrame title="Import a file">
      {may('import.create') ? (
        <>
          <Steps active={0} reachable={() => false} onStep={() => undefined} />
          <FileStep />
        </>
      ) : (
        <EmptyState
          title="You don't have access"
          description="Your roles do not allow imports. Ask an owner or admin of the organization."
          py="xl"
        />
      )}
    </ImportFrame>
  );
}

function ImportFrame({
  title,
  beside,
  children,
}: {
  title: string;
  beside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Page
      title={title}
      narrow
      beside={beside}
      before={
        <Anchor component={Link} to="/imports" c="dimmed" size="sm">
          Imports
        </Anchor>
      }
    >
      {children}
    </Page>
  );
}

function ImportWizard({ id }: { id: string }) {
  const { result, record, progress } = useImport(id);
  const subjects = useQuery(ImportSubjectsDocument);
  return (
    <ImportFrame
      title={record?.fileName ?? 'Import'}
      beside={record && <Badge color={STATUS[record.status].color}>{STATUS[record.status].label}</Badge>}
    >
      <Loaded result={result}>
        {() =>
          record ? (
            <Loaded result={subjects}>
              {({ importSubjects }) => (
                <WizardSteps record={record} subjects={importSubjects} progress={progress} />
              )}
            </Loaded>
          ) : (
            <NotThere what="import" />
          )
        }
      </Loaded>
    </ImportFrame>
  );
}

interface WizardStepsProps {
  record: ImportFieldsFragment;
  subjects: Parameters<typeof SubjectStep>[0]['subjects'];
  progress: ReturnType<typeof useImport>['progress'];
}

function WizardSteps({ record, subjects, progress }: WizardStepsProps) {
  const [chosen, setChosen] = useState<Step | null>(null);
  const at = stepOf(record);
  const open = isOpen(record);
  const step = open && chosen !== null && chosen !== 4 ? chosen : at;
  const subject = subjects.find(({ type }) => type === record.subjectType);
  const reachable = (other: Step) => open && other > 0 && other <= Math.max(at, subject ? 2 : 1);
  return (
    <>
      <Steps active={step} reachable={reachable} onStep={setChosen} />
      {step === 1 && <SubjectStep record={record} subjects={subjects} onNext={() => setChosen(2)} />}
      {step === 2 && subject && (
        <MappingStep
          key={`${subject.type}.${record.mode}`}
          record={record}
          subject={subject}
          onNext={() => setChosen(null)}
        />
      )}
      {step === 3 && (
        <CheckStep
          record={record}
          subject={subject}
          progress={progress}
          onColumns={() => setChosen(2)}
          onNext={() => setChosen(null)}
        />
      )}
      {step === 4 && <RunStep record={record} subject={subject} progress={progress} />}
    </>
  );
}
