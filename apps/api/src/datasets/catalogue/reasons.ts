// Why a column is classified as it is, in words: the texts of the codes that inspection and feeds use, or the steward's own.
import { Inject, Injectable } from '@nestjs/common';
import { type Bilingual, LANGUAGES, Templates, textAt } from '../../platform/templates/index.js';

@Injectable()
export class Reasons {
  constructor(@Inject(Templates) private readonly templates: Templates) {}

  /** Answers a reason in both languages; words that are no known code stand for themselves in both. */
  tell(reason: string): Bilingual {
    const [nl, en] = LANGUAGES.map((language) => textAt(this.templates.catalogue('datasets', language), ['reasons', reason]));
    return { nl: nl ?? reason, en: en ?? reason };
  }
}
