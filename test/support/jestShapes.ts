import { failOnFlaws, watchShapes } from './shapes/watch';

// In every test file, whatever it tests: no exchange with a sandbox goes unchecked.
watchShapes();
afterEach(failOnFlaws);
afterAll(failOnFlaws);
