import { Module } from '@nestjs/common';
import { TokenBook } from './token-book.js';

@Module({ providers: [TokenBook], exports: [TokenBook] })
export class AnswersModule {}
