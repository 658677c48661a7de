import { failOnFlaws, watchShapes } from './watch';

// Runs in every test file, so that every exchange with a sandbox is checked.
watchShapes();
afterEach(failOnFlaws);
afterAll(failOnFlaws);
