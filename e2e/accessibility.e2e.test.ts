import { testEveryScreen } from './everyScreen.js';

testEveryScreen(1280, 480);
