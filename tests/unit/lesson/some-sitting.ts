import fc from 'fast-check';
import { FORMS } from '../../../src/lib/lesson/forms/questions';
import type { Sitting } from '../../../src/lib/lesson/forms/sitting';

const eight = { minLength: 8, maxLength: 8 };

/** Any answers to either form. */
export const someSitting: fc.Arbitrary<Sitting> = fc.record({
  form: fc.constantFrom(...FORMS),
  answers: fc.array(fc.nat(3), eight),
  sure: fc.array(fc.boolean(), eight)
});
