import { readFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
import { clientOf, startApi, startDatabase } from './test/support/platform-process.mjs';
import { loadGenerated } from './test/bench/vu-scale.mjs';
const N=Number(process.argv[2]);
const database = await startDatabase();
const api = await startApi({ database, environment: process.argv[3]?{NODE_OPTIONS:"--import /tmp/prof.mjs",PROF_DIR:process.argv[3]}:{} });
const cpu=(pid)=>{const f=readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1].split(' ');return (Number(f[11])+Number(f[12]))/100};
const pgcpu=()=>{ // postmaster incl. children
  let t=0; try{ const pids=execSync(`pgrep -f ${database.dataRoot} ; pgrep -P $(pgrep -f ${database.dataRoot}/pg | head -1)`).toString().split('\n').filter(Boolean); for(const p of new Set(pids)){try{const f=readFileSync(`/proc/${p}/stat`,'utf8').split(') ')[1].split(' '); if(Number(p)!==process.pid&&Number(p)!==api.child.pid) t+=Number(f[11])+Number(f[12])+Number(f[13])+Number(f[14])}catch{}}}catch{} return t/100};
const c0=cpu(api.child.pid), p0=pgcpu(), m0=process.cpuUsage(), t0=performance.now();
if(process.env.PGLOG){const pg=(await import("pg")).default;const c=new pg.Client({connectionString:database.server.urls.superuser});await c.connect();await c.query("alter system set log_min_duration_statement=200");await c.query("select pg_reload_conf()");await c.end()}
const l=await loadGenerated({client:clientOf(api.url),students:N,codes:['va-programmes','va-results']});
const m1=process.cpuUsage(m0);
console.log(JSON.stringify(l),'wall',((performance.now()-t0)/1000).toFixed(1),'api cpu',(cpu(api.child.pid)-c0).toFixed(1),'pg cpu',(pgcpu()-p0).toFixed(1),'gen cpu',((m1.user+m1.system)/1e6).toFixed(1));
if(process.env.PGLOG) console.log(execSync(`grep -rh "duration:" ${database.dataRoot} --include="*log*" | cut -c1-230`).toString());
await api.stop(); await database.stop();
