import { type ComponentType, Fragment, type ReactNode, useEffect, useState } from 'react';
import { later } from '../shell/later';

/** What the dialog of a question gets. */
export interface Asked<Question, Answer> {
  question: Question;
  opened: boolean;
  /** Ends it; whoever asked goes on with this. */
  answer: (answer: Answer) => void;
}

interface Open {
  id: number;
  opened: boolean;
  show: (opened: boolean) => ReactNode;
}

let questions: Open[] = [];
let changed: (() => void) | null = null;
let lastId = 0;

function put(next: Open[]) {
  questions = next;
  changed?.();
}

/** A question that can be asked from anywhere, in a dialog whose code is loaded when it is first asked. */
export function question<Question, Answer>(
  load: () => Promise<ComponentType<Asked<Question, Answer>>>,
): (question: Question) => Promise<Answer> {
  const Dialog = later(load);
  return (asked) =>
    new Promise((resolve) => {
      const id = ++lastId;
      const answer = (given: Answer) => {
        // It stays, closed, until the next one, so that it can fade.
        put(questions.map((each) => (each.id === id ? { ...each, opened: false } : each)));
        resolve(given);
      };
      const show = (opened: boolean) => <Dialog question={asked} opened={opened} answer={answer} />;
      put([...questions.filter(({ opened }) => opened), { id, opened: true, show }]);
    });
}

/** The place where questions are asked. */
export function QuestionHost() {
  const [shown, setShown] = useState(questions);
  useEffect(() => {
    changed = () => setShown(questions);
    changed();
    return () => {
      changed = null;
    };
  }, []);
  return shown.map(({ id, opened, show }) => <Fragment key={id}>{show(opened)}</Fragment>);
}
