import { useNavigate } from 'react-router';
import { HideFirstStepsDocument } from '../gql/graphql';
import { useAction } from '../kit/data/useAction';

/** Brings the first steps back to the first page, also when all of them are done. */
export function useShowFirstSteps(): () => void {
  const navigate = useNavigate();
  const { run } = useAction();
  return () => {
    navigate('/home?steps=1');
    void run(HideFirstStepsDocument, { hidden: false });
  };
}
