import { DuePanel } from '../features/activities/DuePanel';
import { HomePage } from '../features/home/HomePage';
import { FirstSteps } from '../features/onboarding/FirstSteps';

// Which feature puts which panel on the first page.
const panels = [DuePanel];

export const HomeRoutePage = () => <HomePage top={FirstSteps} panels={panels} />;
