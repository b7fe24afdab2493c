// The route by which the first administrator of an institution comes in.
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor } from '../../platform/http/index.js';
import { SetupService } from './setup.service.js';
import { SetupDto } from './sign-in.dto.js';

@ApiTags('sign-in')
@Controller('api/v1/setup')
export class SetupController {
  constructor(@Inject(SetupService) private readonly setup: SetupService) {}

  @Post()
  @Allow('read', 'Session')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Become the first administrator',
    description:
      'By the one-time code that the first start with an issuer prints; works once, for an institution without administrator. Logged as role.granted.',
  })
  @ApiNoContentResponse({ description: 'The person who asks is administrator from now on.' })
  async redeem(@CurrentActor() actor: Actor, @Body() body: SetupDto): Promise<void> {
    await this.setup.redeem(actor, body.code);
  }
}
