import './jitless.ts';
import { startPage } from './page.ts';
import { keepProgram } from './run-task.ts';
import { serveTasks } from './worker.ts';

// One program for the page and its workers: a worker gets the very text whose hash the policy names.
if (typeof document === 'undefined') serveTasks();
else {
  keepProgram(document.currentScript);
  startPage(document.body);
}
