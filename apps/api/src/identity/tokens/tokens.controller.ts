// Routes about tokens.
import { Body, Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Allow, Public } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { isLoopback } from './loopback.js';
import { IssuedTokenDto, PersonalTokenCreateDto, TokenListDto, TokenResponseDto } from './tokens.dto.js';
import { TokensService } from './tokens.service.js';

@ApiTags('tokens')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(@Inject(TokensService) private readonly tokens: TokensService) {}

  @Post()
  @Public()
  @ApiOperation({
    summary: 'Get a personal token (development only)',
    description: 'For a persona of the demo, over loopback, while IDENTITY=development; otherwise 404.',
  })
  @ApiCreatedResponse({ type: IssuedTokenDto })
  async issue(@Req() request: FastifyRequest, @Body() body: PersonalTokenCreateDto): Promise<IssuedTokenDto> {
    return new IssuedTokenDto(await this.tokens.issuePersonal(body.persona, body.institution ?? null, isLoopback(request)));
  }

  @Get()
  @Allow('read', 'Token')
  @ApiOperation({ summary: 'List my tokens', description: 'Without their secrets, which are kept nowhere.' })
  @ApiOkResponse({ type: TokenListDto })
  async own(@CurrentActor() actor: Actor): Promise<TokenListDto> {
    return { items: (await this.tokens.own(actor)).map((token) => new TokenResponseDto(token)) };
  }

  @Post(':id/revoke')
  @Allow('revoke', 'Token')
  @ApiOperation({ summary: 'Revoke a token', description: 'Takes effect with the next request.' })
  @ApiCreatedResponse({ type: TokenResponseDto })
  async revoke(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<TokenResponseDto> {
    return new TokenResponseDto(await this.tokens.revoke(actor, id));
  }
}
