// How a paper says things: texts of its catalogue, days, instants, numbers and values, in one language and one time zone. Pure.
import { type Day, isDay, type JsonObject } from '../../common/index.js';
import { type Bilingual, type Language, textAt, type TextTree } from '../../platform/templates/index.js';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
/** Numbers that say enough by themselves. */
const BARE: readonly string[] = ['share', 'ratio'];

export class PaperWords {
  private readonly locale: string;

  constructor(
    private readonly texts: TextTree,
    readonly language: Language,
    private readonly timeZone: string,
  ) {
    this.locale = LOCALES[language];
  }

  /** Answers all texts of a part of the catalogue, for the template. */
  part(name: string): TextTree {
    const found = this.texts[name];
    if (found === undefined || typeof found === 'string') {
      throw new Error(`the catalogue of papers has no part ${name}`);
    }
    return found;
  }

  /** @throws Error when the catalogue lacks the text. */
  say(path: string, params: JsonObject = {}): string {
    const text = textAt(this.texts, path.split('.'), params);
    if (text === null) {
      throw new Error(`the catalogue of papers has no text ${path}`);
    }
    return text;
  }

  /** Answers the word for a code; the code itself where a build has one that this release does not know. */
  label(group: string, code: string): string {
    return textAt(this.texts, ['labels', group, code]) ?? code;
  }

  pick(text: Bilingual): string {
    return text[this.language];
  }

  day(day: Day): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
  }

  instant(at: Date): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: this.timeZone }).format(at);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }

  /** Answers a value of a parameter with its unit. */
  value(value: unknown, unit: string | null = null): string {
    if (Array.isArray(value)) {
      return value.map((one) => this.value(one)).join(', ');
    }
    switch (typeof value) {
      case 'boolean':
        return this.say(value ? 'labels.answers.yes' : 'labels.answers.no');
      case 'number':
        return unit === null || BARE.includes(unit) ? this.number(value) : `${this.number(value)} ${this.unit(unit, value)}`;
      case 'string':
        return isDay(value) ? this.day(value) : this.label('choices', value);
      default:
        return this.say('labels.answers.none');
    }
  }

  /** Answers the paragraphs of a text of people. */
  paragraphs(text: string): readonly string[] {
    return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  }

  private unit(unit: string, count: number): string {
    const form = new Intl.PluralRules(this.locale).select(count) === 'one' ? 'one' : 'other';
    return textAt(this.texts, ['labels', 'units', unit.replaceAll(' ', '-'), form]) ?? unit;
  }
}
