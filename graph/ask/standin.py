"""A stand-in for the index of names until it is merged; to be deleted."""
from __future__ import annotations
from gangmu.graph.names.hits import Hit, How, Spot
from gangmu.graph.ask.plain import plain
from gangmu.graph.store import View
KINDS=("Slogan","Campaign","Project","Measure","Strategy","Target","Goal","Principle","Expression","Indicator","Person","Enterprise","PartyBody","GovernmentBody","Institution","Organization","Group","Actor","AdministrativeArea","Site","NaturalFeature","Route","Region","Place","Period","PartyCongressReport","GovernmentWorkReport","PlanOutline","SpecialPlan","NewsDigest","PolicyDocument","CourseOfAction","PolicyElement","Section")
class Index:
    def __init__(self, names): 
        self.names=names
        self.by={}
        for n,h in names: self.by.setdefault(n,[]).append(h)
        self.longest=max(map(len,self.by),default=0)
    @classmethod
    def of(cls, view: View):
        types={}
        for r in view.select("SELECT ?t ?c { ?t a ?c ; skos:prefLabel ?l }").values():
            if "/gangmu/id/" in r["t"]: types.setdefault(r["t"],set()).add(r["c"].rpartition("#")[2])
        labels={}; names=[]
        for r in view.select("SELECT ?t ?l (LANG(?l) AS ?g) { ?t skos:prefLabel ?l }").values():
            labels.setdefault(r["t"],{})[r["g"]]=r["l"]
        alts=[(r["t"],r["l"]) for r in view.select("SELECT ?t ?l { ?t skos:altLabel ?l }").values()]
        for t,ls in labels.items():
            if t not in types: continue
            kind=next((k for k in KINDS if k in types[t]),"")
            if not kind: continue
            scope=t.split("/gangmu/id/")[1].split("/")[0]
            for n in [*ls.values(),*(l for a,l in alts if a==t)]:
                names.append((plain(n),Hit(t,kind,ls.get("zh",n),ls.get("en",""),n,How.EXACT,1.0,scope)))
        return cls(names)
    def spot(self,text):
        out=[];i=0
        while i<len(text):
            for l in range(min(self.longest,len(text)-i),0,-1):
                w=text[i:i+l]
                if w in self.by and (l>1):
                    if w[0].isascii() and i and text[i-1].isascii() and text[i-1].isalnum(): continue
                    if w[-1].isascii() and i+l<len(text) and text[i+l].isascii() and text[i+l].isalnum(): continue
                    out.append(Spot(i,i+l,tuple({h.iri:h for h in self.by[w]}.values()))); i+=l; break
            else: i+=1
        return out
    def find(self,words,kinds=None,scope=None,limit=20):
        w=plain(words)
        if not w: return []
        f=[(n,h) for n,h in self.names if w in n]
        f.sort(key=lambda e:(e[0]!=w,not e[0].startswith(w),len(e[0])))
        out={}
        for n,h in f: out.setdefault(h.iri,h)
        return list(out.values())[:limit]
