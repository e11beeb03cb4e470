import { Module } from '@nestjs/common';
import { GetReportHandler } from './get-report.query.js';

@Module({ providers: [GetReportHandler] })
export class ReportingModule {}
