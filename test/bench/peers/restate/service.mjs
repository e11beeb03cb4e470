import * as restate from '@restatedev/restate-sdk';

/** A workflow for each ping, in a process of its own; what happened goes to the run that measures. */
const ping = restate.workflow({
  name: 'ping',
  handlers: {
    run: async (ctx, dues) => {
      for (const [index, due] of dues.entries()) {
        const answer = ctx.promise('answer').get();
        const timer = ctx.sleep(Math.max(0, due - Date.now()));
        const happened = await restate.RestatePromise.race([
          answer.map(() => 'answered'),
          timer.map(() => 'due'),
        ]);
        if (happened === 'answered') return tell('end', ctx.key, 'answered');
        await ctx.run('remind', () => tell('fire', ctx.key, index + 1, Date.now() - due));
      }
      tell('end', ctx.key, 'expired');
    },
    answer: async (ctx, text) => {
      await ctx.promise('answer').resolve(text);
    },
  },
});

function tell(...what) {
  process.send(what);
}

process.once('disconnect', () => process.exit());
const [port] = process.argv.slice(2).map(Number);
await restate.serve({ services: [ping], port });
process.stdout.write('listening\n');
