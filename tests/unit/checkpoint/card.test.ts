import { describe, expect, it } from 'vitest';
import { modelCard } from '../../../src/lib/checkpoint/card';

const facts = { name: 'small', parameters: 2_345_678, megabytes: 4.71, sha256: 'abc' };

describe('modelCard', () => {
  it("takes source, licence and data sets from the source's card", () => {
    const sourceCard = `---
license: apache-2.0
datasets:
- books
- letters
tags:
- no data set
---
model = AutoModel.from_pretrained('someone/a-model_v1.2')
`;
    const card = modelCard({ ...facts, sourceCard });
    expect(card).toContain('[someone/a-model_v1.2](https://huggingface.co/someone/a-model_v1.2)');
    expect(card).toContain('license: apache-2.0');
    expect(card).toContain('data sets: books, letters\n');
    expect(card).toContain('2.3 million parameters, 4.7 MB');
    expect(card).toContain('`abc`');
  });

  it.each([null, 'A card that says nothing of use.'])(
    'says what %j does not tell',
    (sourceCard) => {
      const card = modelCard({ ...facts, sourceCard });
      expect(card).toContain('**Source:** not named in the imported folder');
      expect(card).toContain('**Licence:** not named in the imported folder');
      expect(card).toContain('**Training:** the imported folder does not say');
      expect(card).toMatch(/^# small/);
    }
  );
});
