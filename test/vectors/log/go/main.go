// Command go holds the vectors of the log against golang.org/x/mod/sumdb/{note,tlog}, which nobody here wrote.
// C2SP tlog-tiles, tlog-checkpoint, tlog-proof; RFC 6962.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type vectors struct {
	Vkey        string            `json:"vkey"`
	Size        int64             `json:"size"`
	Tiles       map[string]string `json:"tiles"`
	Checkpoints []struct {
		Size int64  `json:"size"`
		Note string `json:"note"`
	} `json:"checkpoints"`
	Proofs []struct {
		Size int64  `json:"size"`
		Text string `json:"text"`
	} `json:"proofs"`
	Consistency []struct {
		From   int64    `json:"from"`
		To     int64    `json:"to"`
		Hashes []string `json:"hashes"`
	} `json:"consistency"`
}

// tiles answers published tiles to tlog's own reader, which holds each against the root.
type tiles map[string][]byte

func (tiles) Height() int                     { return height }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		// tlog names tiles by their height first; C2SP tlog-tiles fixes the height at 8 and leaves it out.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, ok := t[path]
		if !ok {
			return nil, fmt.Errorf("no tile %s", path)
		}
		found = append(found, data)
	}
	return found, nil
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	verifier, err := note.NewVerifier(v.Vkey)
	if err != nil {
		return err
	}
	published := tiles{}
	for name, encoded := range v.Tiles {
		if published[name], err = base64.StdEncoding.DecodeString(encoded); err != nil {
			return err
		}
	}
	leaves, err := entries(published, v.Size)
	if err != nil {
		return err
	}
	roots := map[int64]tlog.Hash{}
	for _, c := range v.Checkpoints {
		tree, err := checkpoint(c.Note, verifier)
		if err != nil {
			return fmt.Errorf("checkpoint %d: %w", c.Size, err)
		}
		if tree.N != c.Size || (c.Size > 0 && tree.Hash != rootOf(leaves[:c.Size])) {
			return fmt.Errorf("checkpoint %d states another tree than its entries make", c.Size)
		}
		roots[c.Size] = tree.Hash
	}
	if err := readTiles(published, tlog.Tree{N: v.Size, Hash: roots[v.Size]}, leaves); err != nil {
		return err
	}
	for _, p := range v.Proofs {
		if err := checkProof(p.Text, verifier, leaves); err != nil {
			return fmt.Errorf("proof in size %d: %w", p.Size, err)
		}
	}
	for _, c := range v.Consistency {
		hashes, err := decode(c.Hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(tlog.TreeProof(hashes), c.To, roots[c.To], c.From, roots[c.From]); err != nil {
			return fmt.Errorf("consistency %d to %d: %w", c.From, c.To, err)
		}
	}
	fmt.Printf("verified %d checkpoints, %d tiles, %d proofs, %d consistency proofs\n", len(v.Checkpoints), len(v.Tiles), len(v.Proofs), len(v.Consistency))
	return nil
}

// checkpoint opens the note and reads the three lines of tlog-checkpoint (tlog.ParseTree knows only the Go database's own first line).
func checkpoint(signed string, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("not a checkpoint of %s", verifier.Name())
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + lines[1] + "\n" + lines[2] + "\n"))
}

func entries(published tiles, size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := min(size-n*256, 256)
		name := strings.Replace(tlog.Tile{H: height, L: 0, N: n, W: int(width)}.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, ok := published[name]
		if !ok {
			return nil, fmt.Errorf("no bundle %s", name)
		}
		for len(bundle) > 0 {
			length := int(binary.BigEndian.Uint16(bundle))
			all = append(all, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	if int64(len(all)) != size {
		return nil, fmt.Errorf("%d entries in a log of %d", len(all), size)
	}
	return all, nil
}

// rootOf builds the tree from its entries by tlog's own storage of hashes.
func rootOf(leaves [][]byte) tlog.Hash {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	for n, leaf := range leaves {
		fresh, err := tlog.StoredHashes(int64(n), leaf, reader)
		if err != nil {
			panic(err)
		}
		stored = append(stored, fresh...)
	}
	root, err := tlog.TreeHash(int64(len(leaves)), reader)
	if err != nil {
		panic(err)
	}
	return root
}

func readTiles(published tiles, tree tlog.Tree, leaves [][]byte) error {
	reader := tlog.TileHashReader(tree, published)
	for n := int64(0); n < tree.N; n += 37 {
		proof, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return fmt.Errorf("tiles, entry %d: %w", n, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(leaves[n])); err != nil {
			return fmt.Errorf("tiles, entry %d: %w", n, err)
		}
	}
	return nil
}

func checkProof(text string, verifier note.Verifier, leaves [][]byte) error {
	head, signed, ok := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("not a proof file")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	hashes, err := decode(lines[2:])
	if err != nil {
		return err
	}
	tree, err := checkpoint(signed, verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(tlog.RecordProof(hashes), tree.N, tree.Hash, index, tlog.RecordHash(leaves[index]))
}

func decode(encoded []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, text := range encoded {
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(data) != tlog.HashSize {
			return nil, fmt.Errorf("not a hash: %q", text)
		}
		var hash tlog.Hash
		copy(hash[:], bytes.Clone(data))
		hashes = append(hashes, hash)
	}
	return hashes, nil
}
