// Requests and responses about advice on a project.
import { Answered, OneOfField, TextField } from '../../platform/http/index.js';
import { NamedPersonDto } from '../named-person.dto.js';
import { ADVICE_SUBJECTS, type AdviceSubject } from './advice.js';
import { type GivenAdvice } from './project-advices.service.js';

export class ProjectAdviseDto {
  @OneOfField(ADVICE_SUBJECTS, { description: 'On what.' }) readonly about: AdviceSubject;
  @OneOfField(['positive', 'negative'] as const, { description: 'The advice.' }) readonly outcome: 'positive' | 'negative';
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly rationale: string;
}

export class AdviceAnswerDto {
  @OneOfField(ADVICE_SUBJECTS, { description: 'On what the advice was given.' }) readonly about: AdviceSubject;
  @TextField({ description: 'Why the advice is not followed.', maxLength: 4000 }) readonly reason: string;
}

export class AdviceDto {
  @Answered({ description: 'Who advised: the FG.', example: 'fg' }) readonly by: string;
  @Answered({ description: 'On what.', values: ADVICE_SUBJECTS }) readonly about: AdviceSubject;
  @Answered({ description: 'The advice.', values: ['positive', 'negative'] }) readonly outcome: string;
  @Answered({ description: 'Why.' }) readonly rationale: string;
  @Answered({ description: 'Who gave it.', type: NamedPersonDto, nullable: true }) readonly person: NamedPersonDto | null;
  @Answered({ description: 'When.' }) readonly at: string;

  constructor(advice: GivenAdvice & { readonly person: NamedPersonDto | null }) {
    this.by = advice.by;
    this.about = advice.about;
    this.outcome = advice.outcome;
    this.rationale = advice.rationale;
    this.person = advice.person;
    this.at = advice.givenAt.toISOString();
  }
}
