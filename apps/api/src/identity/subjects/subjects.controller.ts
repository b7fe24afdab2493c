// Routes of the subject register.
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { Answered, CurrentActor, TextField } from '../../platform/http/index.js';
import { SubjectRegister } from './subject-register.js';

export class SubjectLinkCreateDto {
  @TextField({ description: 'The number in use now.', maxLength: 64 }) readonly identifier: string;
  @TextField({ description: 'The number that the same person had.', maxLength: 64 }) readonly formerIdentifier: string;
}

export class SubjectLinkResponseDto {
  @Answered({ description: 'True when two known persons became one; false when the former number was new.', type: Boolean })
  readonly merged: boolean;
}

@ApiTags('subjects')
@Controller('api/v1/subject-links')
export class SubjectsController {
  constructor(@Inject(SubjectRegister) private readonly register: SubjectRegister) {}

  @Post()
  @Allow('create', 'SubjectLink')
  @ApiOperation({
    summary: 'Link a former student number',
    description: 'Records that two numbers are one person. Numbers are kept as keyed digests only, and answered by nobody.',
  })
  @ApiCreatedResponse({ type: SubjectLinkResponseDto })
  async link(@CurrentActor() actor: Actor, @Body() body: SubjectLinkCreateDto): Promise<SubjectLinkResponseDto> {
    const { merged } = await this.register.link(actor, body);
    return { merged };
  }
}
