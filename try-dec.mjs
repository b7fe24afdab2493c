import 'reflect-metadata';
import { readFileSync, readdirSync } from 'node:fs';
import { PolicyEngine } from '/tmp/wt/generator/dist/apps/api/src/code-of-practice/index.js';
const e=PolicyEngine.load('/tmp/wt/generator/policies');
const dir='/tmp/wt/generator/policies/cases/'; 
let input; for(const f of readdirSync(dir,{recursive:true})){ if(!f.endsWith('.json')) continue; const c=JSON.parse(readFileSync(dir+f)); for(const x of Array.isArray(c)?c:[c]) if(x.input?.gate==='G3'){input=x.input;} }
console.log(JSON.stringify(input).length);
for(let i=0;i<200;i++) await e.decide(input,e.parameters);
const c0=process.cpuUsage(), t0=performance.now(); const N=2000; const ts=[];
for(let i=0;i<N;i++){const s=performance.now(); await e.decide(input,e.parameters); ts.push(performance.now()-s)}
const c=process.cpuUsage(c0); ts.sort((a,b)=>a-b); console.log('cpu/verdict ms',(c.user+c.system)/1000/N,'wall',(performance.now()-t0)/N,'p50',ts[N>>1],'p99',ts[Math.floor(N*.99)]);
import { jsonSha256 } from './dist/apps/api/src/common/index.js';
const time=async(n,f)=>{const c0=process.cpuUsage();for(let i=0;i<1000;i++) await f();const c=process.cpuUsage(c0);console.log(n,((c.user+c.system)/1e6).toFixed(3),'ms cpu each')};
await time('digest',()=>jsonSha256(e.parameters));
await time('schema',()=>e.isInput(input));
const inst=[...e.instances.values()][0];
await time('evaluate',()=>inst.evaluate(input));
await time('decide',()=>e.decide(input,e.parameters));
await time('decide',()=>e.decide(input,e.parameters));
